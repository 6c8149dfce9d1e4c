package io.calibr.server.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The good rows of a file, one at a time; whatever else it holds lands in the rejections. */
final class ImportFile {

    static final int MOST_ROWS = 1_000_000;

    private final CsvRows rows;
    private final Rejections rejections;
    private final @Nullable Header header;
    private final RowFormat format;
    private boolean broken;
    private int count;

    /** @param formats gives the format for the header that was found */
    ImportFile(
            InputStream file,
            ImportKind kind,
            Set<String> attributes,
            Function<Header, RowFormat> formats,
            Rejections rejections)
            throws IOException {
        this.rows = new CsvRows(file);
        this.rejections = rejections;
        header = header(kind, attributes).orElse(null);
        format = header == null ? cells -> StagedRow.of() : formats.apply(header);
        broken = header == null;
    }

    Optional<Header> header() {
        return Optional.ofNullable(header);
    }

    /** Nothing of the file may be used: its header, or the text itself, cannot be read. */
    boolean isBroken() {
        return broken;
    }

    /** The next good row; nothing at the end of the file, or at a place that cannot be passed. */
    Optional<StagedRow> next() {
        while (!broken && header != null) {
            var record = nextRecord();
            if (record.isEmpty()) {
                return Optional.empty();
            }
            var row = read(record.get(), header);
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private Optional<StagedRow> read(CsvRow record, Header header) {
        var width = record.cells().size();
        if (width != header.width()) {
            rejections.add(record.line(), null, width + " cells where the header has " + header.width());
            return Optional.empty();
        }
        var cells = new Cells(header, record, rejections);
        var row = format.read(cells);
        return cells.areGood() ? Optional.of(row) : Optional.empty();
    }

    private Optional<Header> header(ImportKind kind, Set<String> attributes) {
        var first = nextRecord();
        if (first.isEmpty() && !broken) {
            rejections.add(1, null, "the file is empty; it begins with a header: " + String.join(",", kind.columns()));
        }
        return first.flatMap(row -> Header.read(row, kind, attributes, rejections));
    }

    private Optional<CsvRow> nextRecord() {
        try {
            var next = rows.next();
            if (++count > MOST_ROWS + 1 && next.isPresent()) {
                throw new UnreadableFile(next.get().line(), 0, "the file has more than " + MOST_ROWS + " rows");
            }
            return next;
        } catch (UnreadableFile place) {
            broken = true;
            rejections.add(place.line(), column(place), String.valueOf(place.getMessage()));
            return Optional.empty();
        }
    }

    private @Nullable String column(UnreadableFile place) {
        return header == null ? null : header.nameOf(place.field()).orElse(null);
    }
}
