package io.calibr.engine.vocabulary;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One word of the vocabulary.
 *
 * @param name lower case letters, digits and single hyphens, for example {@code weeks-of-cover}; unique
 * @param meaning one sentence for authors
 * @param allowed the only values a cell may have; empty for no restriction
 */
public record Term(String name, TermType type, String meaning, Set<String> allowed) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public Term {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a term's name: " + name);
        }
        allowed = Set.copyOf(allowed);
    }

    /** A term without restriction on its values. */
    public static Term of(String name, TermType type, String meaning) {
        return new Term(name, type, meaning, Set.of());
    }
}
