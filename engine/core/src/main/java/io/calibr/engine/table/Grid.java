package io.calibr.engine.table;

import java.util.ArrayList;
import java.util.List;

/**
 * One sheet of text: what a file holds before anybody asks what it means.
 *
 * @param name of the sheet; empty where the file has none
 * @param lines in the order of the file; those without content may be left out
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
     * @param cells without blanks at their ends, up to the last one that is not empty
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

    /** With lines without content in place of those that were left out, but of no gap more than so many. */
    public Grid filled(int most) {
        var all = new ArrayList<Line>();
        for (var line : lines) {
            var last = all.isEmpty() ? line.number() - 1 : all.getLast().number();
            for (var number = last + 1; number < line.number() && number <= last + most; number++) {
                all.add(new Line(number, List.of()));
            }
            all.add(line);
        }
        return new Grid(name, all, merged);
    }

    /** How many columns there are. */
    public int width() {
        return lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    }
}
