package io.calibr.server.catalog;

import java.util.List;

/** One record of a file and the line it starts at; the first line is 1. */
record CsvRow(long line, List<String> cells) {

    CsvRow {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.size() == 1 && cells.getFirst().isBlank();
    }
}
