package io.calibr.server.rule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who last wrote each cell of a table, rows and columns in its order; empty cells are not there. */
public record BlameView(List<RowView> rows) {

    public BlameView {
        rows = List.copyOf(rows);
    }

    /** One row by its id. */
    public record RowView(String row, List<CellView> cells) {
        public RowView {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cell.
     *
     * @param version that first said what the cell says; not there for what is not published yet
     * @param by who published that version, or edited the draft or branch; not there, like when, where its
     *     history does not say it
     */
    public record CellView(
            String column,
            @Nullable Integer version,
            @Nullable AuthorView by,
            @Nullable Instant at) {}
}
