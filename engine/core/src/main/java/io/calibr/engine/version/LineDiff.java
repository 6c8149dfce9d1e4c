package io.calibr.engine.version;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts line by line, for what is no table. */
public final class LineDiff {

    /** Above this many pairs of lines the differing middle is shown as replaced. */
    private static final long MOST_PAIRS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<LineChange> changes = new ArrayList<>();

    /** Whether a line came or went. */
    public enum Kind {
        ADDED,
        REMOVED
    }

    /**
     * A line that came or went.
     *
     * @param line its number, from 1: of the earlier text for a removed line, of the later one for an added one
     */
    public record LineChange(int line, Kind change, String text) {}

    private LineDiff(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    /** The fewest lines removed and added, top to bottom. */
    public static List<LineChange> between(String before, String after) {
        var diff = new LineDiff(before, after);
        diff.compare();
        return List.copyOf(diff.changes);
    }

    private void compare() {
        var shorter = Math.min(before.size(), after.size());
        var top = 0;
        while (top < shorter && before.get(top).equals(after.get(top))) {
            top++;
        }
        var bottom = 0;
        while (bottom < shorter - top
                && before.get(before.size() - 1 - bottom).equals(after.get(after.size() - 1 - bottom))) {
            bottom++;
        }
        middle(top, before.size() - bottom, after.size() - bottom);
    }

    private void middle(int top, int beforeEnd, int afterEnd) {
        var common = common(top, beforeEnd, afterEnd);
        var old = top;
        var now = top;
        while (old < beforeEnd || now < afterEnd) {
            if (common.length > 0
                    && old < beforeEnd
                    && now < afterEnd
                    && before.get(old).equals(after.get(now))) {
                old++;
                now++;
            } else if (now >= afterEnd || (old < beforeEnd && removesFirst(common, old - top, now - top))) {
                changes.add(new LineChange(old + 1, Kind.REMOVED, before.get(old)));
                old++;
            } else {
                changes.add(new LineChange(now + 1, Kind.ADDED, after.get(now)));
                now++;
            }
        }
    }

    private static boolean removesFirst(int[][] common, int old, int now) {
        return common.length == 0 || common[old + 1][now] >= common[old][now + 1];
    }

    /** How many lines the rests from each pair of places have in common; nothing where there are too many pairs. */
    private int[][] common(int top, int beforeEnd, int afterEnd) {
        var rows = beforeEnd - top;
        var columns = afterEnd - top;
        if ((long) rows * columns > MOST_PAIRS) {
            return new int[0][];
        }
        var common = new int[rows + 1][columns + 1];
        for (var row = rows - 1; row >= 0; row--) {
            for (var column = columns - 1; column >= 0; column--) {
                common[row][column] = before.get(top + row).equals(after.get(top + column))
                        ? common[row + 1][column + 1] + 1
                        : Math.max(common[row + 1][column], common[row][column + 1]);
            }
        }
        return common;
    }
}
