package io.calibr.engine.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SKUs that lie in certain parts of some axes, whatever they are on the others. Immutable; never empty, and an axis on
 * which every part is meant is left out.
 */
final class Box {

    /** Every SKU. */
    static final Box ALL = new Box(new int[0], new Spans[0]);

    /** Ascending. */
    private final int[] axes;

    private final Spans[] parts;

    private Box(int[] axes, Spans... parts) {
        this.axes = axes;
        this.parts = parts;
    }

    static Box of(int axis, Spans parts) {
        return new Box(new int[] {axis}, parts);
    }

    int[] axes() {
        return axes.clone();
    }

    /** What comparing it with another one costs: 1, and more where it is bounded on many axes. */
    int cost() {
        return 1 + axes.length / 8;
    }

    /** Null where every part is meant. */
    @Nullable
    Spans on(int axis) {
        var at = Arrays.binarySearch(axes, axis);
        return at < 0 ? null : parts[at];
    }

    /** The same box with {@code wanted} on one axis instead of what it has there; null for every part. */
    Box with(int axis, @Nullable Spans wanted) {
        var at = Arrays.binarySearch(axes, axis);
        if (at >= 0 && wanted != null) {
            var changed = parts.clone();
            changed[at] = wanted;
            return new Box(axes, changed);
        }
        if (at < 0 && wanted == null) {
            return this;
        }
        return at < 0 ? inserted(-at - 1, axis, wanted) : removed(at);
    }

    private Box inserted(int at, int axis, @Nullable Spans wanted) {
        var moreAxes = new int[axes.length + 1];
        var moreParts = new Spans[axes.length + 1];
        System.arraycopy(axes, 0, moreAxes, 0, at);
        System.arraycopy(parts, 0, moreParts, 0, at);
        moreAxes[at] = axis;
        moreParts[at] = wanted == null ? Spans.NONE : wanted;
        System.arraycopy(axes, at, moreAxes, at + 1, axes.length - at);
        System.arraycopy(parts, at, moreParts, at + 1, axes.length - at);
        return new Box(moreAxes, moreParts);
    }

    private Box removed(int at) {
        var fewerAxes = new int[axes.length - 1];
        var fewerParts = new Spans[axes.length - 1];
        System.arraycopy(axes, 0, fewerAxes, 0, at);
        System.arraycopy(parts, 0, fewerParts, 0, at);
        System.arraycopy(axes, at + 1, fewerAxes, at, fewerAxes.length - at);
        System.arraycopy(parts, at + 1, fewerParts, at, fewerAxes.length - at);
        return new Box(fewerAxes, fewerParts);
    }

    /** Asks about one axis after the other what the box has there. */
    interface OnAxis {
        boolean test(int axis, Spans parts);
    }

    boolean allMatch(OnAxis test) {
        for (var at = 0; at < axes.length; at++) {
            if (!test.test(axes[at], parts[at])) {
                return false;
            }
        }
        return true;
    }

    boolean meets(Box other) {
        var mine = 0;
        var theirs = 0;
        while (mine < axes.length && theirs < other.axes.length) {
            if (axes[mine] < other.axes[theirs]) {
                mine++;
            } else if (axes[mine] > other.axes[theirs]) {
                theirs++;
            } else if (!parts[mine++].meets(other.parts[theirs++])) {
                return false;
            }
        }
        return true;
    }

    /** On how many axes {@code other} reaches beyond this box; where it is 0, it lies inside. */
    int exceededBy(Box other) {
        var exceeded = 0;
        var theirs = 0;
        for (var mine = 0; mine < axes.length; mine++) {
            while (theirs < other.axes.length && other.axes[theirs] < axes[mine]) {
                theirs++;
            }
            if (theirs == other.axes.length
                    || other.axes[theirs] != axes[mine]
                    || !parts[mine].holds(other.parts[theirs])) {
                exceeded++;
            }
        }
        return exceeded;
    }

    /** What lies in both; null for nothing. */
    @Nullable
    Box and(Box other) {
        if (!meets(other)) {
            return null;
        }
        var both = this;
        for (var at = 0; at < other.axes.length; at++) {
            var mine = both.on(other.axes[at]);
            both = both.with(other.axes[at], mine == null ? other.parts[at] : mine.and(other.parts[at]));
        }
        return both;
    }

    /** What lies here and not in {@code other}, cut into boxes that do not meet. */
    List<Box> minus(Box other, Space space) {
        var pieces = new ArrayList<Box>();
        var rest = this;
        for (var at = 0; at < other.axes.length; at++) {
            var axis = other.axes[at];
            var mine = rest.on(axis);
            var here = mine == null ? space.all(axis) : mine;
            var outside = here.minus(other.parts[at]);
            if (!outside.isEmpty()) {
                pieces.add(rest.with(axis, outside));
                rest = rest.with(axis, here.and(other.parts[at]));
            }
        }
        return pieces;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box that && Arrays.equals(axes, that.axes) && Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(axes) + Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        return Arrays.toString(axes) + Arrays.toString(parts);
    }
}
