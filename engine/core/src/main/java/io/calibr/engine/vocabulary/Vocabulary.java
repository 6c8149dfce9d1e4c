package io.calibr.engine.vocabulary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The closed list of words that conditions may use. Immutable; a word that is not in it is refused wherever it appears,
 * with {@link #nearest} as a suggestion.
 */
public final class Vocabulary {

    private static final Vocabulary STANDARD = new Vocabulary(StandardTerms.ALL);

    private final Map<String, Term> terms;

    private Vocabulary(Collection<Term> terms) {
        var byName = new LinkedHashMap<String, Term>();
        for (var term : terms) {
            if (byName.put(term.name(), term) != null) {
                throw new IllegalArgumentException("the word " + term.name() + " is defined twice");
            }
        }
        this.terms = Collections.unmodifiableMap(byName);
    }

    /** The pricing words every project has. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /** The words given and no others. */
    public static Vocabulary of(Term... terms) {
        return new Vocabulary(List.of(terms));
    }

    /**
     * These words and a project's own attributes, for example {@code color} or {@code product-line}.
     *
     * @throws IllegalArgumentException if a word is already taken
     */
    public Vocabulary with(Term... more) {
        var all = new LinkedHashMap<>(terms);
        for (var term : more) {
            if (all.put(term.name(), term) != null) {
                throw new IllegalArgumentException("the word " + term.name() + " is already taken");
            }
        }
        return new Vocabulary(all.values());
    }

    /** The term of exactly this name; case matters. */
    public Optional<Term> find(String name) {
        return Optional.ofNullable(terms.get(name));
    }

    /** The term an author who wrote {@code name} probably meant. */
    public Optional<Term> nearest(String name) {
        return Spelling.nearest(name, terms.keySet()).map(terms::get);
    }

    /** All terms in the order they were defined. */
    public Collection<Term> terms() {
        return terms.values();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(terms.keySet().toArray());
    }
}
