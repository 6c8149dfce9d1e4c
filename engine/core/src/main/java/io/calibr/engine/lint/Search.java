package io.calibr.engine.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for SKUs of one box that lie in none of others, by cutting the box along the others until a piece lies inside one
 * or outside all. It counts the pairs of boxes it compares and gives up when it has used up what it may.
 */
final class Search {

    /** With fewer boxes than this, sorting them into buckets costs more than it saves. */
    private static final int WORTH_SORTING = 48;

    private static final int MOST_COPIES = 8;

    private final Space space;
    private final int[] wide;
    private final List<Box> covers;
    private final BitSet used = new BitSet();
    private long comparisons;

    /** What is still to be looked into: a box, the covers that may meet it, and how many covers there were by then. */
    private static final class Task {
        private final Box box;
        private final int[] near;
        private final int seen;

        Task(Box box, int[] near, int seen) {
            this.box = box;
            this.near = near;
            this.seen = seen;
        }
    }

    Search(Space space, List<Box> covers, long comparisons) {
        this.space = space;
        this.wide = space.wideAxes();
        this.covers = new ArrayList<>(covers);
        this.comparisons = comparisons;
    }

    enum Answer {
        /** No SKU of the box lies outside the covers, but for what was found. */
        DONE,
        /** The search was told to stop. */
        STOPPED,
        /** Nobody knows: the comparisons are used up. */
        GAVE_UP
    }

    /** Whether the whole box lies in the covers. */
    Answer covered(Box box) {
        return uncovered(box, _ -> Optional.empty());
    }

    /**
     * Every part of the box outside the covers.
     *
     * @param found gets one such piece after the other, and says what, around it, is to be taken for covered from then on;
     *     nothing to stop
     */
    Answer uncovered(Box box, Function<Box, Optional<Box>> found) {
        var tasks = new ArrayDeque<Task>();
        tasks.push(new Task(box, IntStream.range(0, covers.size()).toArray(), covers.size()));
        while (!tasks.isEmpty()) {
            var task = tasks.pop();
            var near = near(task);
            if (comparisons < 0) {
                return Answer.GAVE_UP;
            }
            if (near.length > 0) {
                cut(task.box, near, tasks);
                continue;
            }
            var more = found.apply(task.box);
            if (more.isEmpty()) {
                return Answer.STOPPED;
            }
            covers.add(more.get());
            tasks.push(task);
        }
        return Answer.DONE;
    }

    /** The covers that were needed, and perhaps some more. */
    BitSet used() {
        return used;
    }

    long comparisonsLeft() {
        return comparisons;
    }

    /** The largest box around {@code gap} and within {@code most} that meets no cover. */
    Box grown(Box gap, Box most) {
        var grown = gap;
        for (var axis : gap.axes()) {
            comparisons -= covers.size();
            grown = grown.with(axis, free(axis, grown.with(axis, most.on(axis))));
        }
        return grown;
    }

    /** The parts on one axis that no cover takes; null for every part. */
    private @Nullable Spans free(int axis, Box wider) {
        var room = wider.on(axis);
        var taken = covers.stream()
                .filter(wider::meets)
                .flatMap(cover -> Stream.ofNullable(cover.on(axis)))
                .toList();
        return taken.isEmpty() ? room : (room == null ? space.all(axis) : room).minus(Spans.union(taken));
    }

    private int[] near(Task task) {
        comparisons -= (task.near.length + covers.size() - task.seen + 1L) * task.box.cost();
        return IntStream.concat(Arrays.stream(task.near), IntStream.range(task.seen, covers.size()))
                .filter(cover -> covers.get(cover).meets(task.box))
                .toArray();
    }

    private void cut(Box box, int[] near, Deque<Task> tasks) {
        var best = near[0];
        var least = Integer.MAX_VALUE;
        for (var cover : near) {
            var exceeded = covers.get(cover).exceededBy(box);
            if (exceeded < least) {
                best = cover;
                least = exceeded;
            }
            if (exceeded == 0) {
                used.set(cover);
                return;
            }
        }
        if (near.length < WORTH_SORTING || !sorted(box, near, tasks)) {
            used.set(best);
            box.minus(covers.get(best), space).forEach(piece -> tasks.push(new Task(piece, near, covers.size())));
        }
    }

    /** Cuts the box along an axis on which the covers differ, so that each slice has few of them. */
    private boolean sorted(Box box, int[] near, Deque<Task> tasks) {
        return Arrays.stream(wide).anyMatch(axis -> {
            var mine = box.on(axis);
            var here = mine == null ? space.all(axis) : mine;
            var slices = new Slices(here, axis);
            var worthIt = here.size() > 2
                    && isNarrow(axis, here, near)
                    && slices.sort(covers, near, (long) MOST_COPIES * near.length);
            if (worthIt) {
                slices.forEach((parts, some) -> tasks.push(new Task(box.with(axis, parts), some, covers.size())));
            }
            return worthIt;
        });
    }

    /** Whether most covers have less than a quarter of the parts. */
    private boolean isNarrow(int axis, Spans here, int[] near) {
        comparisons -= near.length;
        var narrow = Arrays.stream(near)
                .mapToObj(cover -> Optional.ofNullable(covers.get(cover).on(axis)))
                .filter(parts ->
                        parts.filter(some -> 4 * some.size() < here.size()).isPresent())
                .count();
        return 8 * narrow > 7L * near.length;
    }
}
