package io.calibr.engine.version;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Since when each cell of a table says what it says. */
public final class Blame {

    private final TableContent shown;
    private final Map<Cell, Integer> since = new LinkedHashMap<>();
    private Set<Cell> open = new LinkedHashSet<>();

    /** A cell with content. */
    public record Cell(String row, String column) {}

    private Blame(TableContent shown) {
        this.shown = shown;
        shown.rows().forEach((row, cells) -> cells.keySet().forEach(column -> open.add(new Cell(row, column))));
    }

    /**
     * For each cell with content how many texts back it last changed: 0 where the shown text wrote it, 1 for the first of the
     * earlier ones.
     *
     * @param earlier the texts before it, newest first; read only as far as needed. What no text disagrees on is put down
     *     to the oldest
     */
    public static Map<Cell, Integer> of(TableContent shown, Stream<TableContent> earlier) {
        var blame = new Blame(shown);
        var texts = earlier.iterator();
        var back = 0;
        while (!blame.open.isEmpty() && texts.hasNext()) {
            blame.compare(texts.next(), back);
            back++;
        }
        for (var cell : blame.open) {
            blame.since.put(cell, back);
        }
        return blame.since;
    }

    private void compare(TableContent older, int back) {
        var left = new LinkedHashSet<Cell>();
        for (var cell : open) {
            if (older.cell(cell.row(), cell.column()).equals(shown.cell(cell.row(), cell.column()))) {
                left.add(cell);
            } else {
                since.put(cell, back);
            }
        }
        open = left;
    }
}
