package io.calibr.plugin.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibr.model.ChannelRef;
import io.calibr.plugin.testkit.simulator.LedgerLine.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;

/** A ledger as JSON lines, each handed to the operating system before its effect is told to anybody. */
final class LedgerFile implements AutoCloseable {

    private final Writer out;

    private LedgerFile(Writer out) {
        this.out = out;
    }

    /** A new file; one that is there already is refused, as it is another channel's. */
    static LedgerFile create(Path path) {
        try {
            return new LedgerFile(Files.newBufferedWriter(path, StandardOpenOption.CREATE_NEW));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Reads what is there. A last line without an end is still being written and left out. */
    static void read(Path path, Consumer<LedgerLine> lines, Consumer<EarlyCall> early) {
        try {
            var text = Files.readString(path);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
                var node = Wire.read(line);
                if (node.has("ref")) {
                    lines.accept(line(node));
                } else {
                    early.accept(earlyCall(node));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(LedgerLine line) {
        var node = Wire.object()
                .put("sequence", line.sequence())
                .put("arrived", line.arrived().toString())
                .put("ref", line.ref().value());
        node.set("price", Wire.price(line.wanted()));
        return node.put("key", line.key()).put("told", line.told().name()).put("applied", line.applied());
    }

    void append(LedgerLine line) {
        append(json(line));
    }

    void append(EarlyCall call) {
        append(Wire.object()
                .put("arrived", call.arrived().toString())
                .put("given", call.given().toString())
                .put("notBefore", call.notBefore().toString())
                .put("request", call.request()));
    }

    private void append(JsonNode node) {
        try {
            out.write(Wire.text(node) + "\n");
            out.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static LedgerLine line(JsonNode node) {
        return new LedgerLine(
                node.path("sequence").longValue(),
                Instant.parse(Wire.string(node, "arrived")),
                new ChannelRef(Wire.string(node, "ref")),
                Wire.price(node.path("price")),
                node.path("key").textValue(),
                Told.valueOf(Wire.string(node, "told")),
                node.path("applied").booleanValue());
    }

    private static EarlyCall earlyCall(JsonNode node) {
        return new EarlyCall(
                Instant.parse(Wire.string(node, "arrived")),
                Instant.parse(Wire.string(node, "given")),
                Instant.parse(Wire.string(node, "notBefore")),
                Wire.string(node, "request"));
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
