package io.calibr.engine.lint;

import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Tries a few likely SKUs before anything is searched: where the box leaves a fact open, it is missing if it can be, since a
 * missing fact meets no condition, and no tag is there that need not be. Most rows are shown to be reached by one of them.
 */
final class Witness {

    private static final List<ToIntFunction<Spans>> TRIED =
            List.of(Spans::first, parts -> parts.end() - 1, Spans::middle);

    private final Space space;
    private final List<Box> boxes;

    Witness(Space space, List<Box> boxes) {
        this.space = space;
        this.boxes = boxes;
    }

    /** Whether one of the SKUs tried lies in {@code box} and in none of the others, given by their numbers. */
    boolean isOutside(Box box, BitSet others) {
        return TRIED.stream().anyMatch(choice -> isOutside(box, choice, others));
    }

    private boolean isOutside(Box box, ToIntFunction<Spans> choice, BitSet others) {
        for (var other = others.nextSetBit(0); other >= 0; other = others.nextSetBit(other + 1)) {
            if (lies(box, choice, boxes.get(other))) {
                return false;
            }
        }
        return true;
    }

    private boolean lies(Box box, ToIntFunction<Spans> choice, Box other) {
        return other.allMatch((axis, parts) -> {
            var mine = box.on(axis);
            return parts.contains(mine == null ? space.unasked(axis) : choice.applyAsInt(mine));
        });
    }
}
