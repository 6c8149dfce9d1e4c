package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/**
 * Paths, by the deepest path a condition names: part 2i is exactly the i-th, part 2i + 1 lies below it and below no other
 * one; then come the paths below none, then the missing one. Paths stand in the order of a tree, so that whatever lies
 * under one is an interval.
 */
final class PathAxis implements Axis {

    private static final String SEPARATOR = " > ";

    private final Term term;
    private final List<String> named;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] ends;

    PathAxis(Term term, Collection<Condition> conditions) {
        this.term = term;
        this.named = conditions.stream()
                .flatMap(condition -> condition.operands().stream())
                .map(Value::text)
                .distinct()
                .sorted(Comparator.comparing(PathAxis::key))
                .toList();
        named.forEach(path -> numbers.put(path, numbers.size()));
        this.ends = new int[named.size()];
        for (var i = 0; i < ends.length; i++) {
            var end = i + 1;
            while (end < ends.length && named.get(end).startsWith(named.get(i) + SEPARATOR)) {
                end++;
            }
            ends[i] = end;
        }
    }

    /** Sorts a path just before those below it, and those before its neighbours. */
    private static String key(String path) {
        return path.replace(SEPARATOR, "\0");
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public int size() {
        return 2 * named.size() + 2;
    }

    @Override
    public Spans known() {
        return Spans.of(0, 2 * named.size() + 1);
    }

    @Override
    public Optional<Spans> where(Condition condition) {
        var exactly = Spans.union(condition.operands().stream()
                .map(operand -> 2 * requireNonNull(numbers.get(operand.text())))
                .map(part -> Spans.of(part, part + 1))
                .toList());
        return Optional.of(
                switch (condition.operator()) {
                    case IS, IN -> exactly;
                    case IS_NOT, NOT_IN -> known().minus(exactly);
                    case UNDER -> Spans.of(exactly.first(), 2 * ends[exactly.first() / 2]);
                    default -> throw new IllegalArgumentException(condition + " is not a condition on a path");
                });
    }

    @Override
    public Optional<String> sample(int part) {
        if (part == 2 * named.size() + 1) {
            return Optional.empty();
        }
        var stem = part == 2 * named.size() ? "" : named.get(part / 2);
        return Optional.of(part % 2 == 0 && !stem.isEmpty() ? stem : unnamed(stem));
    }

    /** A path just below {@code stem} that no condition names. */
    private String unnamed(String stem) {
        var start = stem.isEmpty() ? "Other" : stem + SEPARATOR + "Other";
        var path = start;
        for (var number = 2; numbers.containsKey(path); number++) {
            path = start + " " + number;
        }
        return path;
    }

    @Override
    public Optional<List<Condition>> wording(Spans parts) {
        if (parts.numbers().allMatch(part -> part % 2 == 0 && part < 2 * named.size())) {
            var paths = texts(parts);
            return Optional.of(List.of(new Condition(term, paths.size() == 1 ? Operator.IS : Operator.IN, paths)));
        }
        var first = parts.first();
        if (first % 2 == 0 && first < 2 * named.size() && parts.equals(Spans.of(first, 2 * ends[first / 2]))) {
            return Optional.of(List.of(new Condition(term, Operator.UNDER, texts(Spans.of(first, first + 1)))));
        }
        var others = known().minus(parts);
        return !others.isEmpty() && others.numbers().allMatch(part -> part % 2 == 0 && part < 2 * named.size())
                ? Optional.of(List.of(
                        new Condition(term, others.size() == 1 ? Operator.IS_NOT : Operator.NOT_IN, texts(others))))
                : Optional.empty();
    }

    private List<Value> texts(Spans parts) {
        return parts.numbers()
                .mapToObj(part -> new Value.Text(named.get(part / 2)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A whole branch, or else the named paths, rather than what lies between them. */
    @Override
    public Spans narrowed(Spans parts) {
        if (wording(parts).isPresent()) {
            return parts;
        }
        for (var i = 0; i < ends.length; i++) {
            var branch = Spans.of(2 * i, 2 * ends[i]);
            if (parts.holds(branch)) {
                return branch;
            }
        }
        return parts;
    }
}
