package io.calibr.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conditions joined with and, or and not. It holds only where it is certain: a test on a fact that a SKU lacks neither
 * holds nor fails, so it holds negated no more than plain. {@code not (brand is Acme)} says nothing of a SKU without
 * a brand.
 *
 * <p>At most {@link #MOST_TESTS} tests, at most {@link #DEEPEST} levels below one another.
 */
public sealed interface Formula {

    int MOST_TESTS = 100;
    int DEEPEST = 12;

    /** One condition. */
    record Test(Condition condition) implements Formula {}

    /** Two parts or more, all of which hold. */
    record All(List<Formula> parts) implements Formula {
        public All {
            parts = several(parts);
        }
    }

    /** Two parts or more, one of which holds at least. */
    record Any(List<Formula> parts) implements Formula {
        public Any {
            parts = several(parts);
        }
    }

    /** The part fails. */
    record Not(Formula part) implements Formula {}

    /**
     * A test of an alternative.
     *
     * @param negated whether the fact must be known and the condition must not hold
     */
    record Literal(Condition condition, boolean negated) {}

    /** Every condition in it, from left to right. */
    default List<Condition> conditions() {
        return tests().toList();
    }

    /** How many levels it has; a test alone has one. */
    default int depth() {
        return switch (this) {
            case Test _ -> 1;
            case Not(var part) -> 1 + part.depth();
            case All(var parts) -> 1 + deepest(parts);
            case Any(var parts) -> 1 + deepest(parts);
        };
    }

    /**
     * The same as a list of alternatives, in each of which all tests hold: the disjunctive normal form.
     *
     * @param most beyond this many alternatives the answer is empty
     */
    default Optional<List<List<Literal>>> alternatives(int most) {
        return alternatives(this, false, most);
    }

    private Stream<Condition> tests() {
        return switch (this) {
            case Test(var condition) -> Stream.of(condition);
            case Not(var part) -> part.conditions().stream();
            case All(var parts) -> parts.stream().flatMap(part -> part.conditions().stream());
            case Any(var parts) -> parts.stream().flatMap(part -> part.conditions().stream());
        };
    }

    private static Optional<List<List<Literal>>> alternatives(Formula formula, boolean negated, int most) {
        return switch (formula) {
            case Test(var condition) -> Optional.of(List.of(List.of(new Literal(condition, negated))));
            case Not(var part) -> alternatives(part, !negated, most);
            case All(var parts) -> negated ? added(parts, true, most) : multiplied(parts, false, most);
            case Any(var parts) -> negated ? multiplied(parts, true, most) : added(parts, false, most);
        };
    }

    private static Optional<List<List<Literal>>> added(List<Formula> parts, boolean negated, int most) {
        var all = new ArrayList<List<Literal>>();
        for (var part : parts) {
            var more = alternatives(part, negated, most);
            if (more.isEmpty() || all.size() + more.get().size() > most) {
                return Optional.empty();
            }
            all.addAll(more.get());
        }
        return Optional.of(all);
    }

    private static Optional<List<List<Literal>>> multiplied(List<Formula> parts, boolean negated, int most) {
        List<List<Literal>> all = List.of(List.of());
        for (var part : parts) {
            var more = alternatives(part, negated, most);
            if (more.isEmpty() || (long) all.size() * more.get().size() > most) {
                return Optional.empty();
            }
            var left = all;
            all = left.stream()
                    .flatMap(one -> more.get().stream()
                            .map(other ->
                                    Stream.concat(one.stream(), other.stream()).toList()))
                    .toList();
        }
        return Optional.of(all);
    }

    private static int deepest(List<Formula> parts) {
        return parts.stream().mapToInt(Formula::depth).max().orElse(0);
    }

    private static List<Formula> several(List<Formula> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("and and or join two parts or more");
        }
        return List.copyOf(parts);
    }
}
