package io.calibr.engine.lint;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What each row of a table matches, row by row in the order in which the hit policy asks them. */
final class Matches {

    private final DecisionTable table;
    private final Space space;
    private final int[] order;
    private final List<Region> regions = new ArrayList<>();

    /** The boxes of all rows that are known exactly, and for each the place of its row in the order. */
    private final List<Box> boxes = new ArrayList<>();

    private final List<Integer> places = new ArrayList<>();
    private final int[] firstBox;
    private final BoxIndex index;

    Matches(DecisionTable table) {
        this.table = table;
        this.space = new Space(table);
        var byPriority =
                Comparator.comparingInt((Integer row) -> -table.rows().get(row).priority());
        this.order = IntStream.range(0, table.rows().size())
                .boxed()
                .sorted(table.hitPolicy() == HitPolicy.PRIORITY ? byPriority : Comparator.naturalOrder())
                .mapToInt(Integer::intValue)
                .toArray();
        this.firstBox = new int[order.length];
        for (var place = 0; place < order.length; place++) {
            var region = space.region(row(place));
            regions.add(region);
            firstBox[place] = boxes.size();
            if (region.exact()) {
                boxes.addAll(region.boxes());
                places.addAll(Collections.nCopies(region.boxes().size(), place));
            }
        }
        this.index = new BoxIndex(boxes, space);
    }

    DecisionTable table() {
        return table;
    }

    Space space() {
        return space;
    }

    /** How many rows there are. */
    int size() {
        return order.length;
    }

    Row row(int place) {
        return table.rows().get(order[place]);
    }

    Region region(int place) {
        return regions.get(place);
    }

    List<Box> boxes() {
        return boxes;
    }

    /** The place of the row that a box belongs to. */
    int placeOf(int box) {
        return places.get(box);
    }

    /** The boxes of a row whose region is known exactly. */
    BitSet boxesOf(int place) {
        var mine = new BitSet();
        if (regions.get(place).exact()) {
            mine.set(
                    firstBox[place],
                    firstBox[place] + regions.get(place).boxes().size());
        }
        return mine;
    }

    /** The boxes of earlier rows that may meet the row's region. */
    BitSet earlier(int place) {
        var near = new BitSet();
        regions.get(place).boxes().forEach(box -> near.or(index.near(box)));
        near.clear(firstBox[place], Math.max(firstBox[place], boxes.size()));
        return near;
    }

    /** Ids of rows whose region is not known exactly. */
    List<String> unclear() {
        return IntStream.range(0, size())
                .filter(place -> !regions.get(place).exact())
                .mapToObj(place -> row(place).id())
                .toList();
    }
}
