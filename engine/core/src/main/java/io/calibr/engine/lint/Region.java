package io.calibr.engine.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * The SKUs a row matches, as boxes that may overlap.
 *
 * @param exact whether it is just these; otherwise the row matches none outside the boxes and perhaps not all inside
 */
record Region(List<Box> boxes, boolean exact) {

    /** A row with more boxes than this is described by fewer and larger ones. */
    static final int MOST_BOXES = 64;

    Region {
        boxes = List.copyOf(boxes);
    }

    static Region everything() {
        return new Region(List.of(Box.ALL), true);
    }

    static Region nothing() {
        return new Region(List.of(), true);
    }

    static Region where(int axis, Spans parts) {
        return parts.isEmpty() ? nothing() : new Region(List.of(Box.of(axis, parts)), true);
    }

    /** At most these parts. */
    static Region within(int axis, Spans parts) {
        return new Region(List.of(Box.of(axis, parts)), false);
    }

    boolean isEmpty() {
        return boxes.isEmpty();
    }

    Region and(Region other) {
        if ((long) boxes.size() * other.boxes.size() > MOST_BOXES) {
            return new Region(boxes.size() < other.boxes.size() ? boxes : other.boxes, false);
        }
        var both = new ArrayList<Box>();
        for (var mine : boxes) {
            for (var theirs : other.boxes) {
                var common = mine.and(theirs);
                if (common != null) {
                    both.add(common);
                }
            }
        }
        return new Region(both, both.isEmpty() || (exact && other.exact));
    }

    Region or(Region other) {
        var either = new ArrayList<>(boxes);
        either.addAll(other.boxes);
        return either.size() > MOST_BOXES
                ? new Region(List.of(Box.ALL), false)
                : new Region(either, exact && other.exact);
    }
}
