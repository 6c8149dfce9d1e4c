package io.calibr.engine.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What merging two texts with a common origin came to. */
public sealed interface Merge {

    /** Both changes in one. */
    record Merged(TableContent content) implements Merge {}

    /** Both changed the same thing to something else; at least one. */
    record Conflicted(List<Conflict> conflicts) implements Merge {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** For a row or column that one side removed while the other changed it: it stays. */
    String KEPT = "kept";

    /** It goes. */
    String REMOVED = "removed";

    /**
     * One thing that both sides changed.
     *
     * @param row null for a column, a property or the order of the rows
     * @param column null for a whole row; {@code # stage} for a property, {@code # order} for the order of rows, {@code #
     *     columns} for that of columns, where {@code ours} and {@code theirs} say what was moved
     */
    record Conflict(@Nullable String row, @Nullable String column, String base, String ours, String theirs) {}

    /**
     * How an author settles a conflict.
     *
     * @param value the cell's or property's text; {@link #KEPT} or {@link #REMOVED} for a row or column; {@code ours} or
     *     {@code theirs} for an order
     */
    record Resolution(@Nullable String row, @Nullable String column, String value) {}
}
