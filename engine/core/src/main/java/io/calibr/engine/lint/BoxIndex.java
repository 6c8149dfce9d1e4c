package io.calibr.engine.lint;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds boxes that may meet another one, without looking at each: for every axis it keeps, at up to 256 places, which boxes
 * begin before the place and which end after it.
 */
final class BoxIndex {

    private static final int PLACES = 256;

    /** How many bits the index may have: 50 MB. Axes beyond that are not looked at. */
    private static final long MOST_BITS = 400_000_000L;

    private final List<Box> boxes;
    private final Map<Integer, Marks> marks = new HashMap<>();

    /** Where the boxes lie on one axis. */
    private static final class Marks {
        /** Ascending. */
        private final int[] places;

        private final BitSet[] begunBefore;
        private final BitSet[] endedAfter;

        Marks(int[] places, BitSet[] begunBefore, BitSet[] endedAfter) {
            this.places = places;
            this.begunBefore = begunBefore;
            this.endedAfter = endedAfter;
        }
    }

    BoxIndex(List<Box> boxes, Space space) {
        this.boxes = boxes;
        var left = MOST_BITS;
        var largestFirst = IntStream.range(0, space.axes().size())
                .boxed()
                .sorted(Comparator.comparingInt(
                        (Integer axis) -> -space.axis(axis).size()))
                .toList();
        for (var axis : largestFirst) {
            left -= 2L * boxes.size() * Math.min(PLACES, space.axis(axis).size() + 1);
            if (left < 0) {
                break;
            }
            marks.put(axis, marks(axis, space));
        }
    }

    private Marks marks(int axis, Space space) {
        var all = space.all(axis);
        var count = Math.min(PLACES, all.size() + 1);
        var places = IntStream.range(0, count)
                .map(place -> (int) ((long) all.size() * place / Math.max(1, count - 1)))
                .distinct()
                .toArray();
        var begun = sets(places.length);
        var ended = sets(places.length);
        for (var number = 0; number < boxes.size(); number++) {
            var parts = boxes.get(number).on(axis);
            var here = parts == null ? all : parts;
            begun[firstAbove(places, here.first())].set(number);
            ended[lastBelow(places, here.end())].set(number);
        }
        for (var place = 1; place < places.length; place++) {
            begun[place].or(begun[place - 1]);
        }
        for (var place = places.length - 2; place >= 0; place--) {
            ended[place].or(ended[place + 1]);
        }
        return new Marks(places, begun, ended);
    }

    private static BitSet[] sets(int count) {
        return IntStream.range(0, count).mapToObj(_ -> new BitSet()).toArray(BitSet[]::new);
    }

    /** The first place behind {@code part}. */
    private static int firstAbove(int[] places, int part) {
        var found = Arrays.binarySearch(places, part);
        return Math.min(found >= 0 ? found + 1 : -found - 1, places.length - 1);
    }

    /** The last place before {@code end}. */
    private static int lastBelow(int[] places, int end) {
        var found = Arrays.binarySearch(places, end);
        return Math.max(found >= 0 ? found - 1 : -found - 2, 0);
    }

    /** The numbers of all boxes that meet {@code box}, and of some that do not. */
    BitSet near(Box box) {
        var near = new BitSet();
        near.set(0, boxes.size());
        for (var axis : box.axes()) {
            var parts = box.on(axis);
            var marked = marks.get(axis);
            if (parts != null && marked != null) {
                var places = marked.places;
                near.and(marked.begunBefore[firstAbove(places, parts.end() - 1)]);
                near.and(marked.endedAfter[lastBelow(places, parts.first() + 1)]);
            }
        }
        return near;
    }
}
