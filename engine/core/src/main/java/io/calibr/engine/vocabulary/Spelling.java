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
                .filter(candidate -> distance(word, candidate) <= furthest)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein distance, case ignored, two rows of the matrix at a time. */
    private static int distance(String a, String b) {
        var above = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
