package io.calibr.engine.table;

import java.util.List;
import java.util.Optional;

/**
 * A row as its author wrote it.
 *
 * @param line of the file on which it begins, from 1
 * @param id what stands in the column id; empty where there is none
 * @param cells by column, without blanks at their ends; there may be fewer or more than columns
 * @param sentence the row as {@link RowSentence} says it; empty where a part of it is not understood
 */
public record SheetRow(int line, String id, List<String> cells, Optional<String> sentence) {
    public SheetRow {
        cells = List.copyOf(cells);
    }
}
