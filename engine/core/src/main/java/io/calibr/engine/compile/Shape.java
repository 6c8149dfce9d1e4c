package io.calibr.engine.compile;

import java.util.List;

/**
 * Which codes a row is looked up by. Rows of one shape are joined by one rule.
 *
 * @param group number of the match group
 * @param slots places of the codes, ascending
 * @param tagged whether one of the tags is a key too
 */
record Shape(int group, List<Integer> slots, boolean tagged) {

    Shape {
        slots = List.copyOf(slots);
    }

    /** The kind of probe that asks rows of this shape. */
    int kind() {
        return Probe.kind(group, tagged);
    }
}
