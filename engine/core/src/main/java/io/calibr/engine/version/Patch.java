package io.calibr.engine.version;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One edit of a table's text. Rows are known by their key, which is the id for all but rows without one or with one that
 * stands twice (see {@link TableContent}); columns by their header as written. A null {@code before} is the end.
 */
public sealed interface Patch {

    /** Writes a cell; empty text clears it. */
    record SetCell(String row, String column, String value) implements Patch {}

    /**
     * Adds a row.
     *
     * @param row the new id
     * @param cells by column; what is left out is empty
     */
    record InsertRow(String row, @Nullable String before, Map<String, String> cells) implements Patch {
        public InsertRow {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    record RemoveRow(String row) implements Patch {}

    /** Puts a row in front of another one; it keeps its id. */
    record MoveRow(String row, @Nullable String before) implements Patch {}

    /** Gives a row another id. */
    record RenameRow(String row, String to) implements Patch {}

    record AddColumn(String column, @Nullable String before) implements Patch {}

    /** Takes a column away, with all its cells. */
    record RemoveColumn(String column) implements Patch {}

    record RenameColumn(String column, String to) implements Patch {}

    /** Writes a line {@code # name: value} above the header; an empty value takes the line away. */
    record SetProperty(String name, String value) implements Patch {}
}
