package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All SKUs there can be, as far as a table's conditions can tell them apart: one axis for each term, and for tags one for
 * each tag. The facts of different terms are taken to have nothing to do with each other.
 */
final class Space {

    private final List<Axis> axes = new ArrayList<>();
    private final Map<String, Integer> ofTerm = new LinkedHashMap<>();
    private final Map<Tag, Integer> ofTag = new LinkedHashMap<>();
    private final Map<Condition, Region> known = new HashMap<>();

    /** The same text may be a tag of two terms. */
    private record Tag(String term, String text) {}

    Space(DecisionTable table) {
        var asked = new LinkedHashMap<String, Set<Condition>>();
        for (var row : table.rows()) {
            row.tests()
                    .forEach(condition -> asked.computeIfAbsent(condition.term().name(), _ -> new LinkedHashSet<>())
                            .add(condition));
        }
        asked.forEach((_, conditions) -> add(conditions.iterator().next().term(), conditions, table.currency()));
    }

    private void add(Term term, Collection<Condition> conditions, Optional<Currency> currency) {
        if (term.type() == TermType.TAGS) {
            conditions.stream()
                    .flatMap(condition -> condition.operands().stream())
                    .map(Value::text)
                    .distinct()
                    .sorted()
                    .forEach(tag -> {
                        ofTag.put(new Tag(term.name(), tag), axes.size());
                        axes.add(new TagAxis(term, tag));
                    });
        } else {
            ofTerm.put(term.name(), axes.size());
            axes.add(axis(term, conditions, currency));
        }
    }

    private static Axis axis(Term term, Collection<Condition> conditions, Optional<Currency> currency) {
        return switch (term.type()) {
            case TEXT, FLAG, TAGS -> new WordAxis(term, allowed(term, currency), conditions);
            case PATH -> new PathAxis(term, conditions);
            case MONEY, NUMBER, PERCENT, DATE, TIME -> new OrderedAxis(term, currency, conditions);
        };
    }

    /** A table in one currency prices nothing in another. */
    private static Set<String> allowed(Term term, Optional<Currency> currency) {
        return "currency".equals(term.name())
                ? currency.map(money -> Set.of(money.getCurrencyCode())).orElse(term.allowed())
                : term.allowed();
    }

    List<Axis> axes() {
        return axes;
    }

    Axis axis(int axis) {
        return axes.get(axis);
    }

    /** The axes with more than two parts: those of terms, not of tags. */
    int[] wideAxes() {
        return ofTerm.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Every part of an axis, the missing fact's too. */
    Spans all(int axis) {
        return Spans.of(0, axes.get(axis).size());
    }

    /** The part that conditions are least likely to be about: a missing fact, no such tag, or else the last. */
    int unasked(int axis) {
        return axes.get(axis) instanceof TagAxis ? 0 : axes.get(axis).size() - 1;
    }

    /** The SKUs that lack none of the facts that the table looks at. */
    Box known() {
        var known = Box.ALL;
        for (var axis = 0; axis < axes.size(); axis++) {
            if (axes.get(axis).canBeMissing()) {
                known = known.with(axis, axes.get(axis).known());
            }
        }
        return known;
    }

    /** The SKUs that lack one fact and no other. */
    Box lacking(int axis) {
        var missing = axes.get(axis).known().end();
        return known().with(axis, Spans.of(missing, missing + 1));
    }

    Region region(Row row) {
        var region = Region.everything();
        for (var condition : row.conditions()) {
            region = region.and(region(condition));
        }
        return row.when().isPresent() ? region.and(region(row.when().get())) : region;
    }

    /** A formula with too many alternatives to look into may match anything. */
    private Region region(Formula formula) {
        var alternatives = formula.alternatives(Region.MOST_BOXES);
        if (alternatives.isEmpty()) {
            return new Region(List.of(Box.ALL), false);
        }
        return alternatives.get().stream()
                .map(literals -> literals.stream().map(this::region).reduce(Region.everything(), Region::and))
                .reduce(Region.nothing(), Region::or);
    }

    private Region region(Formula.Literal literal) {
        return literal.negated() ? negated(literal.condition()) : region(literal.condition());
    }

    /** The SKUs that have the fact and do not meet the condition. */
    private Region negated(Condition condition) {
        if (condition.term().type() == TermType.TAGS) {
            return tagged(condition, TagAxis.WITHOUT, condition.operator() == Operator.ANY_OF);
        }
        var axis = axis(condition.term());
        var known = axes.get(axis).known();
        return axes.get(axis)
                .where(condition)
                .map(parts -> in(axis, known.minus(parts)))
                .orElseGet(() -> Region.within(axis, known));
    }

    /** The SKUs that meet one condition; many rows share theirs. */
    Region region(Condition condition) {
        return known.computeIfAbsent(condition, this::regionOf);
    }

    private Region regionOf(Condition condition) {
        if (condition.term().type() == TermType.TAGS) {
            return tagged(condition, TagAxis.WITH, condition.operator() == Operator.ALL_OF);
        }
        var axis = axis(condition.term());
        return axes.get(axis)
                .where(condition)
                .map(parts -> in(axis, parts))
                .orElseGet(() -> Region.within(axis, axes.get(axis).known()));
    }

    /** A condition that every fact meets bounds nothing, where the fact is never missing. */
    private Region in(int axis, Spans parts) {
        return parts.equals(all(axis)) ? Region.everything() : Region.where(axis, parts);
    }

    /** The number of a term's axis, in a table that asks for it. */
    int axis(Term term) {
        return ofTerm.getOrDefault(term.name(), -1);
    }

    private Region tagged(Condition condition, Spans wanted, boolean all) {
        var each = condition.operands().stream()
                .map(Value::text)
                .distinct()
                .map(tag ->
                        Region.where(ofTag.getOrDefault(new Tag(condition.term().name(), tag), -1), wanted))
                .toList();
        return all
                ? each.stream().reduce(Region.everything(), Region::and)
                : each.stream().reduce(Region.nothing(), Region::or);
    }

    /** The facts of a SKU in the box, as an author would write them; those that may be anything are left out. */
    Map<String, String> example(Box box) {
        var facts = new LinkedHashMap<String, String>();
        for (var axis : box.axes()) {
            var parts = box.on(axis);
            if (parts != null) {
                axes.get(axis)
                        .sample(parts.first())
                        .ifPresent(fact ->
                                facts.merge(axes.get(axis).term().name(), fact, (one, more) -> one + " | " + more));
            }
        }
        return facts;
    }
}
