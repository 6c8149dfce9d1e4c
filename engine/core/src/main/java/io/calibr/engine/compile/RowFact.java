package io.calibr.engine.compile;

import java.util.List;
import java.util.function.Predicate;

/**
 * A table row as a Drools fact, by one combination of its keys: a row that takes any of several words is several facts.
 */
public final class RowFact {

    private final Shape shape;
    private final int row;
    private final int[] keys;
    private final int tag;
    private final List<Predicate<int[]>> rest;

    RowFact(Shape shape, int row, int[] keys, int tag, List<Predicate<int[]>> rest) {
        this.shape = shape;
        this.row = row;
        this.keys = keys;
        this.tag = tag;
        this.rest = rest;
    }

    /** Its row's number in the match group; facts of the same row share it. */
    public int row() {
        return row;
    }

    Shape shape() {
        return shape;
    }

    /** The key to the shape's slot of this index. */
    int key(int index) {
        return keys[index];
    }

    int tag() {
        return tag;
    }

    /** Whether the conditions that are no keys hold. */
    boolean holdsFor(Probe probe) {
        for (var test : rest) {
            if (!test.test(probe.codes())) {
                return false;
            }
        }
        return true;
    }
}
