package io.calibr.engine.vocabulary;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One word of the vocabulary.
 *
 * @param name lower case letters, digits and single hyphens, for example {@code weeks-of-cover}; unique
 * @param meaning one sentence for authors
 * @param allowed the only values a cell may have; empty for no restriction
 * @param unit what a number counts, for people: {@code days}, {@code kg}; empty where the type says it or there is none
 * @param range the numbers a cell may have; empty for no restriction
 */
public record Term(
        String name, TermType type, String meaning, Set<String> allowed, Optional<String> unit, Optional<Range> range) {

    private static final int LONGEST_NAME = 60;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public Term {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a term's name: " + name);
        }
        if (range.isPresent() && !type.isNumeric()) {
            throw new IllegalArgumentException("a " + type + " has no range: " + name);
        }
        allowed = Set.copyOf(allowed);
    }

    /** A term with neither unit nor range. */
    public Term(String name, TermType type, String meaning, Set<String> allowed) {
        this(name, type, meaning, allowed, Optional.empty(), Optional.empty());
    }

    /** A term without restriction on its values. */
    public static Term of(String name, TermType type, String meaning) {
        return new Term(name, type, meaning, Set.of());
    }

    /** The same word for numbers of this unit. */
    public Term in(String counted) {
        return new Term(name, type, meaning, allowed, Optional.of(counted), range);
    }

    /** The same word for numbers of this range. */
    public Term within(Range numbers) {
        return new Term(name, type, meaning, allowed, unit, Optional.of(numbers));
    }

    /** Whether a word may be called so: lower case letters and digits, with single hyphens between them, at most 60. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }
}
