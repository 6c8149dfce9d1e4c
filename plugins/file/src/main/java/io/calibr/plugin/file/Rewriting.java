package io.calibr.plugin.file;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.PriceWriteResult.Moved;
import io.calibr.plugin.sdk.PriceWriteResult.Rejected;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Copies a file row by row with new prices where they are due, and decides what becomes of each write. */
final class Rewriting implements RowVisitor {

    private static final CsvRecord EMPTY = new CsvRecord("", 1, new byte[0], new int[] {0, 0});

    private final List<PriceWrite> writes;
    private final Map<ChannelRef, PriceWrite> wanted = new HashMap<>();
    private final Map<ChannelRef, PriceWriteResult> results = new HashMap<>();
    private final boolean createMissing;
    private final OutputStream out;
    private Optional<PriceColumns> columns = Optional.empty();
    private String lineEnd = "\n";
    private CsvRecord last = EMPTY;
    private boolean changed;

    Rewriting(List<PriceWrite> writes, boolean createMissing, OutputStream out) {
        this.writes = List.copyOf(writes);
        this.createMissing = createMissing;
        this.out = out;
        for (var write : writes) {
            if (wanted.put(write.ref(), write) != null) {
                throw new IllegalArgumentException(write.ref() + " is written twice in one call");
            }
        }
    }

    @Override
    public void header(byte[] preamble, CsvRecord header, PriceColumns found) throws IOException {
        columns = Optional.of(found);
        if (!header.lineEnd().isEmpty()) {
            lineEnd = header.lineEnd();
        }
        out.write(preamble);
        blank(header);
    }

    @Override
    public void blank(CsvRecord line) throws IOException {
        last = line;
        line.copyTo(out);
    }

    @Override
    public void row(CsvRecord record, PriceRow row) throws IOException {
        last = record;
        var write = wanted.get(row.ref());
        if (write == null || !takes(write, row.live())) {
            record.copyTo(out);
        } else {
            record.copyTo(out, columns.orElseThrow().showing(write.wanted()));
            changed = true;
        }
    }

    /** Adds what the file does not list if it may, and gives one result for each write in its order. */
    List<PriceWriteResult> finish() throws IOException {
        for (var write : writes) {
            if (!results.containsKey(write.ref())) {
                results.put(write.ref(), missing(write));
            }
        }
        return writes.stream().map(write -> result(write.ref())).toList();
    }

    boolean changed() {
        return changed;
    }

    private boolean takes(PriceWrite write, LivePrice live) {
        if (!live.price().currency().equals(write.price().currency())) {
            var reason = "the file sells it in " + live.price().currency();
            results.put(write.ref(), new Rejected(write.ref(), Rejected.WRONG_CURRENCY, reason));
            return false;
        }
        var verdict = write.against(live);
        results.put(
                write.ref(),
                switch (verdict) {
                    case WRITE, ALREADY_THERE -> new Applied(write.ref());
                    case MOVED -> new Moved(write.ref(), live);
                });
        return verdict == PriceWrite.Verdict.WRITE;
    }

    private PriceWriteResult missing(PriceWrite write) throws IOException {
        var ref = write.ref();
        if (!createMissing) {
            return new Rejected(ref, Rejected.NOT_LISTED, "the file has no row for it");
        }
        try {
            add(new PriceRow(new Sku(ref.value()), write.wanted()));
            return new Applied(ref);
        } catch (IllegalArgumentException unusable) {
            return new Rejected(ref, Rejected.INVALID_REFERENCE, String.valueOf(unusable.getMessage()));
        }
    }

    private void add(PriceRow row) throws IOException {
        if (columns.isEmpty()) {
            columns = Optional.of(PriceColumns.ALONE);
            out.write((String.join(",", PriceColumns.NAMES) + lineEnd).getBytes(UTF_8));
        } else if (last != EMPTY && last.lineEnd().isEmpty()) {
            out.write(lineEnd.getBytes(UTF_8));
        }
        last = EMPTY;
        out.write((columns.get().added(row) + lineEnd).getBytes(UTF_8));
        changed = true;
    }

    private PriceWriteResult result(ChannelRef ref) {
        return Optional.ofNullable(results.get(ref)).orElseThrow();
    }
}
