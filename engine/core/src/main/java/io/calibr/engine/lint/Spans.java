package io.calibr.engine.lint;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/** A set of whole numbers from 0, kept as intervals in order: a part of an {@link Axis} is one number. Immutable. */
final class Spans {

    static final Spans NONE = new Spans();

    /** Where an interval begins, where it has ended, where the next one begins, and so on, ascending. */
    private final int[] bounds;

    private Spans(int... bounds) {
        this.bounds = bounds;
    }

    /** The numbers from {@code from} up to {@code to}, without it. */
    static Spans of(int from, int to) {
        return from < to ? new Spans(from, to) : NONE;
    }

    static Spans of(BitSet numbers) {
        var found = new int[2 * numbers.cardinality()];
        var count = 0;
        for (var from = numbers.nextSetBit(0); from >= 0; from = numbers.nextSetBit(found[count - 1])) {
            found[count++] = from;
            found[count++] = numbers.nextClearBit(from);
        }
        return new Spans(Arrays.copyOf(found, count));
    }

    static Spans union(Collection<Spans> all) {
        var numbers = new BitSet();
        for (var spans : all) {
            for (var at = 0; at < spans.bounds.length; at += 2) {
                numbers.set(spans.bounds[at], spans.bounds[at + 1]);
            }
        }
        return of(numbers);
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** The smallest number; there must be one. */
    int first() {
        return bounds[0];
    }

    /** One more than the largest number; there must be one. */
    int end() {
        return bounds[bounds.length - 1];
    }

    /** A number in the middle interval; there must be one. */
    int middle() {
        var from = bounds.length / 4 * 2;
        return (bounds[from] + bounds[from + 1]) / 2;
    }

    int size() {
        var size = 0;
        for (var at = 0; at < bounds.length; at += 2) {
            size += bounds[at + 1] - bounds[at];
        }
        return size;
    }

    boolean contains(int number) {
        var found = Arrays.binarySearch(bounds, number);
        return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
    }

    IntStream numbers() {
        return IntStream.range(0, bounds.length / 2)
                .flatMap(span -> IntStream.range(bounds[2 * span], bounds[2 * span + 1]));
    }

    /** Where an interval begins or has ended. */
    IntStream edges() {
        return Arrays.stream(bounds);
    }

    /** The first interval alone. */
    Spans firstSpan() {
        return bounds.length <= 2 ? this : new Spans(bounds[0], bounds[1]);
    }

    boolean meets(Spans other) {
        var mine = 0;
        var theirs = 0;
        while (mine < bounds.length && theirs < other.bounds.length) {
            if (bounds[mine + 1] <= other.bounds[theirs]) {
                mine += 2;
            } else if (other.bounds[theirs + 1] <= bounds[mine]) {
                theirs += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether every number of {@code other} is here. */
    boolean holds(Spans other) {
        var mine = 0;
        for (var theirs = 0; theirs < other.bounds.length; theirs += 2) {
            while (mine < bounds.length && bounds[mine + 1] < other.bounds[theirs + 1]) {
                mine += 2;
            }
            if (mine == bounds.length || bounds[mine] > other.bounds[theirs]) {
                return false;
            }
        }
        return true;
    }

    Spans and(Spans other) {
        var found = new int[bounds.length + other.bounds.length];
        var count = 0;
        var mine = 0;
        var theirs = 0;
        while (mine < bounds.length && theirs < other.bounds.length) {
            var from = Math.max(bounds[mine], other.bounds[theirs]);
            var to = Math.min(bounds[mine + 1], other.bounds[theirs + 1]);
            if (from < to) {
                found[count++] = from;
                found[count++] = to;
            }
            if (bounds[mine + 1] == to) {
                mine += 2;
            } else {
                theirs += 2;
            }
        }
        return count == 0 ? NONE : new Spans(Arrays.copyOf(found, count));
    }

    Spans minus(Spans other) {
        return isEmpty() ? NONE : and(other.complement(end()));
    }

    /** The numbers below {@code size} that are not here. */
    private Spans complement(int size) {
        var found = new int[bounds.length + 2];
        var count = 0;
        var from = 0;
        for (var at = 0; at < bounds.length && bounds[at] < size; at += 2) {
            if (from < bounds[at]) {
                found[count++] = from;
                found[count++] = bounds[at];
            }
            from = bounds[at + 1];
        }
        if (from < size) {
            found[count++] = from;
            found[count++] = size;
        }
        return new Spans(Arrays.copyOf(found, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
