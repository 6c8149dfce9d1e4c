package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Texts and flags: one part for each word that a condition names, then one for each kind of other word, by the patterns
 * (starts with, ends with, contains) it fits, then the missing one.
 */
final class WordAxis implements Axis {

    /** With more kinds of other words than this, conditions with patterns are not looked into. */
    static final int MOST_KINDS = 1_024;

    private static final Set<Operator> PATTERNS = Set.of(Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.CONTAINS);

    private final Term term;

    /** Named words, then one example of each kind of other words. */
    private final List<String> words;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final int named;
    private final boolean patternsKnown;

    /** @param allowed the only words there can be; empty for no restriction */
    WordAxis(Term term, Set<String> allowed, Collection<Condition> conditions) {
        this.term = term;
        var patterns = conditions.stream()
                .filter(condition -> isPattern(condition))
                .distinct()
                .toList();
        var names = new TreeSet<>(term.type() == TermType.FLAG ? Set.of("false", "true") : allowed);
        var closed = !names.isEmpty();
        if (!closed) {
            conditions.stream()
                    .filter(condition -> !isPattern(condition))
                    .flatMap(condition -> condition.operands().stream())
                    .forEach(operand -> names.add(operand.text()));
        }
        this.words = new ArrayList<>(names);
        this.named = words.size();
        var others = closed ? Optional.of(List.<String>of()) : OtherWords.of(names, patterns, MOST_KINDS);
        this.patternsKnown = others.isPresent();
        words.addAll(others.orElseGet(() -> List.of(OtherWords.anyBut(names))));
        words.forEach(word -> numbers.put(word, numbers.size()));
    }

    static boolean isPattern(Condition condition) {
        return PATTERNS.contains(condition.operator());
    }

    static boolean fits(Condition pattern, String word) {
        var text = pattern.operands().getFirst().text();
        return switch (pattern.operator()) {
            case STARTS_WITH -> word.startsWith(text);
            case ENDS_WITH -> word.endsWith(text);
            default -> word.contains(text);
        };
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public int size() {
        return words.size() + (Facts.canBeMissing(term) ? 1 : 0);
    }

    @Override
    public Spans known() {
        return Spans.of(0, words.size());
    }

    @Override
    public Optional<Spans> where(Condition condition) {
        return switch (condition.operator()) {
            case IS, IN -> Optional.of(named(condition));
            case IS_NOT, NOT_IN -> Optional.of(known().minus(named(condition)));
            default -> patternsKnown ? Optional.of(parts(word -> fits(condition, word))) : Optional.empty();
        };
    }

    private Spans named(Condition condition) {
        var parts = new BitSet();
        for (var operand : condition.operands()) {
            var number = numbers.get(operand.text());
            if (number != null) {
                parts.set(number);
            }
        }
        return Spans.of(parts);
    }

    private Spans parts(Predicate<String> of) {
        var parts = new BitSet();
        for (var part = 0; part < words.size(); part++) {
            parts.set(part, of.test(words.get(part)));
        }
        return Spans.of(parts);
    }

    @Override
    public Optional<String> sample(int part) {
        return part == words.size() ? Optional.empty() : Optional.of(words.get(part));
    }

    @Override
    public Optional<List<Condition>> wording(Spans parts) {
        if (parts.end() <= named) {
            return Optional.of(List.of(condition(parts, Operator.IS, Operator.IN)));
        }
        var others = known().minus(parts);
        return !others.isEmpty() && others.end() <= named
                ? Optional.of(List.of(condition(others, Operator.IS_NOT, Operator.NOT_IN)))
                : Optional.empty();
    }

    private Condition condition(Spans parts, Operator one, Operator several) {
        var values = parts.numbers().mapToObj(this::value).toList();
        return new Condition(term, values.size() == 1 ? one : several, values);
    }

    private Value value(int part) {
        var word = words.get(part);
        return term.type() == TermType.FLAG ? new Value.Flag(Boolean.parseBoolean(word)) : new Value.Text(word);
    }

    @Override
    public Spans narrowed(Spans parts) {
        var namedOnes = parts.and(Spans.of(0, named));
        return namedOnes.isEmpty() || wording(parts).isPresent() ? parts : namedOnes;
    }
}
