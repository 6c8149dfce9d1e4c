package io.calibr.plugin.file;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.ConnectorException.ConfigError;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The file itself: read as a stream, rewritten as a whole, never seen half written. */
final class PriceFile {

    private final Path path;
    private final boolean createMissing;

    private PriceFile(Path path, boolean createMissing) {
        this.path = path;
        this.createMissing = createMissing;
    }

    /** The configured file below {@code directory}; a link that leads out of it is refused. */
    static PriceFile in(Path directory, FileSettings settings) {
        try {
            var root = directory.toRealPath();
            var path = root.resolve(settings.path());
            var real = Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    ? path.toRealPath()
                    : parent(path).toRealPath().resolve(path.getFileName());
            if (!real.startsWith(root) || Files.isDirectory(real)) {
                throw new ConfigError(
                        FileSettings.PATH, settings.path() + " is not a file in the connection directory");
            }
            return new PriceFile(real, settings.createMissing());
        } catch (IOException unreachable) {
            throw new ConfigError(FileSettings.PATH, settings.path() + " cannot be reached: its folder is missing");
        }
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    void read(Call call, Clock clock, Consumer<PriceRow> rows) {
        if (createMissing && Files.notExists(path)) {
            return;
        }
        try (var in = Files.newInputStream(path)) {
            new RowScan(name(), call, clock).of(in, new Reading(rows));
        } catch (IOException failed) {
            throw explained(failed);
        }
    }

    /** Rewrites the file once, or not at all if no row changes. */
    List<PriceWriteResult> rewrite(Call call, Clock clock, List<PriceWrite> writes) {
        try (var lease = FileLease.of(path, call, clock);
                var replacement = Replacement.of(path)) {
            var before = Stamp.of(path);
            var rewriting = new Rewriting(writes, createMissing, replacement.out());
            pass(new RowScan(name(), call, clock), rewriting);
            var results = rewriting.finish();
            if (rewriting.changed()) {
                call.ensureWanted(clock);
                before.requireUnchanged(path);
                lease.requireHeld();
                replacement.moveOver();
            }
            return results;
        } catch (IOException failed) {
            throw explained(failed);
        }
    }

    private void pass(RowScan scan, Rewriting rewriting) throws IOException {
        if (createMissing && Files.notExists(path)) {
            return;
        }
        try (var in = Files.newInputStream(path)) {
            scan.of(in, rewriting);
        }
    }

    private ConnectorException explained(IOException failed) {
        return switch (failed) {
            case NoSuchFileException missing -> new ConfigError(FileSettings.PATH, name() + " does not exist");
            case AccessDeniedException denied ->
                new ConfigError(FileSettings.PATH, name() + " or its folder may not be read or written");
            default -> new ConnectorException.Transient(name() + ": " + failed.getMessage(), failed);
        };
    }

    private static Path parent(Path path) throws IOException {
        var parent = path.getParent();
        if (parent == null) {
            throw new NoSuchFileException(path.toString());
        }
        return parent;
    }

    /** Passes the rows on and nothing else. */
    private record Reading(Consumer<PriceRow> rows) implements RowVisitor {

        @Override
        public void header(byte[] preamble, CsvRecord header, PriceColumns columns) {}

        @Override
        public void blank(CsvRecord line) {}

        @Override
        public void row(CsvRecord record, PriceRow row) {
            rows.accept(row);
        }
    }
}
