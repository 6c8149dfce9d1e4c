package io.calibr.engine.vocabulary;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word an author probably meant. A suggestion is only ever shown, never acted upon. */
public final class Spelling {

    private static final int LONGEST = 60;

    private Spelling() {}

    /**
     * The known word with the fewest single-character edits from {@code word}, ignoring case; empty when even the
     * nearest differs in more than a third of the characters. Ties go to the alphabetically first.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        var furthest = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= furthest)
                .filter(candidate -> distance(word, candidate) <= furthest)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Insertions, deletions, changes and swaps of neighbours; case ignored. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : nearest(rows, i, j, a, b);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int nearest(int[][] rows, int i, int j, String a, String b) {
        var changed = rows[i - 1][j - 1] + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
        var least = Math.min(changed, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var swapped =
                i > 1 && j > 1 && same(a.charAt(i - 1), b.charAt(j - 2)) && same(a.charAt(i - 2), b.charAt(j - 1));
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
