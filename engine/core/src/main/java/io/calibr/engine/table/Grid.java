package io.calibr.engine.table;

import java.util.List;

/**
 * One sheet of text: what a file holds before anybody asks what it means.
 *
 * @param name of the sheet; empty where the file has none
 * @param lines in the order of the file; those without content are left out
 */
public record Grid(String name, List<Line> lines, List<Merged> merged) {

    public Grid {
        lines = List.copyOf(lines);
        merged = List.copyOf(merged);
    }

    /**
     * One row of cells.
     *
     * @param number from 1
     * @param cells without blanks at their ends; the last one is not empty
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        /** The text of a cell; empty beyond the last one. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** Cells that are shown as one; lines count from 1, columns from 0, the last ones included. */
    public record Merged(int firstLine, int firstColumn, int lastLine, int lastColumn) {}

    /** How many columns there are. */
    public int width() {
        return lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    }
}
