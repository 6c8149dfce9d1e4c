package io.calibr.engine.lint;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** An axis cut where boxes begin or end on it, with the boxes that reach into each slice. */
final class Slices {

    private final Spans all;
    private final int axis;
    private int[] edges = {};
    private int[][] members = {};
    private int[] counts = {};

    Slices(Spans all, int axis) {
        this.all = all;
        this.axis = axis;
    }

    /** Whether the boxes fall into slices without being copied more than {@code most} times in all. */
    boolean sort(List<Box> boxes, int[] some, long most) {
        edges = IntStream.concat(
                        all.edges(),
                        Arrays.stream(some).flatMap(box -> parts(boxes.get(box)).edges()))
                .filter(edge -> edge >= all.first() && edge <= all.end())
                .sorted()
                .distinct()
                .toArray();
        members = new int[edges.length - 1][4];
        counts = new int[edges.length - 1];
        var copies = 0L;
        for (var box : some) {
            copies += put(box, parts(boxes.get(box)));
            if (copies > most) {
                return false;
            }
        }
        return true;
    }

    private Spans parts(Box box) {
        var parts = box.on(axis);
        return parts == null ? all : parts.and(all);
    }

    private int put(int box, Spans parts) {
        var copies = 0;
        var bounds = parts.edges().toArray();
        for (var at = 0; at < bounds.length; at += 2) {
            var to = Arrays.binarySearch(edges, bounds[at + 1]);
            for (var slice = Arrays.binarySearch(edges, bounds[at]); slice < to; slice++) {
                add(slice, box);
                copies++;
            }
        }
        return copies;
    }

    private void add(int slice, int box) {
        if (counts[slice] == members[slice].length) {
            members[slice] = Arrays.copyOf(members[slice], 2 * counts[slice]);
        }
        members[slice][counts[slice]++] = box;
    }

    /** Each slice with its boxes. */
    void forEach(BiConsumer<Spans, int[]> slice) {
        for (var index = 0; index < members.length; index++) {
            var parts = Spans.of(edges[index], edges[index + 1]).and(all);
            if (!parts.isEmpty()) {
                slice.accept(parts, Arrays.copyOf(members[index], counts[index]));
            }
        }
    }
}
