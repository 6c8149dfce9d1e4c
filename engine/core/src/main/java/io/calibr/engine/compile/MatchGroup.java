package io.calibr.engine.compile;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Row;
import io.calibr.engine.vocabulary.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Tables that are matched together, since none of their conditions sees what another of them does to the price. A SKU's
 * codes for the group are its signature: SKUs with the same signature match the same rows.
 */
public final class MatchGroup {

    /** A table's rows are numbered from {@code firstRow} within the group. */
    private record Member(int table, int firstRow) {}

    private static final int MOST_ALTERNATIVES = 32;

    private final int number;
    private final List<Member> members = new ArrayList<>();
    private final List<Coding> codings;
    private final int width;
    private final boolean tagged;
    private final List<RowFact> facts = new ArrayList<>();

    MatchGroup(int number, List<DecisionTable> all, List<Integer> tables) {
        this.number = number;
        this.codings = codings(tables.stream().map(all::get).toList());
        this.width = codings.stream().mapToInt(Coding::width).sum();
        var row = 0;
        for (var table : tables) {
            members.add(new Member(table, row));
            for (var definition : all.get(table).rows()) {
                addFacts(row++, definition);
            }
        }
        this.tagged = facts.stream().anyMatch(fact -> fact.shape().tagged());
    }

    /** Its place in the plan, from 0. */
    public int number() {
        return number;
    }

    /** The terms whose facts make the signature, in the order of their codes. */
    public List<Coding> codings() {
        return codings;
    }

    /** How many codes a signature has. */
    public int width() {
        return width;
    }

    /** How many tables it has. */
    public int size() {
        return members.size();
    }

    /** Index in the rule set of its table at {@code place}. */
    public int table(int place) {
        return members.get(place).table();
    }

    /** The number in the group of the first row of its table at {@code place}. */
    public int firstRow(int place) {
        return members.get(place).firstRow();
    }

    /** The facts that ask Drools which rows a signature meets: one, and one more for each of its tags. */
    public List<Probe> probes(int index, int[] codes) {
        var probes = new ArrayList<Probe>();
        probes.add(new Probe(Probe.kind(number, false), index, codes, Probe.NO_TAG));
        if (tagged) {
            var at = 0;
            for (var coding : codings) {
                if (coding instanceof TagCoding) {
                    addTags(index, codes, at, coding.width(), probes);
                }
                at += coding.width();
            }
        }
        return probes;
    }

    List<RowFact> facts() {
        return facts;
    }

    private void addTags(int index, int[] codes, int at, int slots, List<Probe> probes) {
        for (var bit = at * Integer.SIZE + 1; bit < (at + slots) * Integer.SIZE; bit++) {
            if ((codes[bit / Integer.SIZE] & 1 << (bit % Integer.SIZE)) != 0) {
                probes.add(new Probe(Probe.kind(number, true), index, codes, bit));
            }
        }
    }

    /** A formula with few alternatives is written as one row for each, which Drools looks up; with many it is tested. */
    private void addFacts(int number, Row row) {
        var columns = row.conditions().stream().map(this::coded).toList();
        var alternatives = row.when()
                .map(formula -> formula.alternatives(MOST_ALTERNATIVES)
                        .map(this::coded)
                        .orElseGet(() -> List.of(List.of(CodedCondition.tested(holds(formula, true))))))
                .orElse(List.of(List.of()));
        for (var alternative : alternatives) {
            var all = new ArrayList<>(columns);
            all.addAll(alternative);
            facts.addAll(RowCoder.facts(this.number, number, all));
        }
    }

    private List<List<CodedCondition>> coded(List<List<Formula.Literal>> alternatives) {
        return alternatives.stream()
                .map(literals -> literals.stream().map(this::coded).toList())
                .toList();
    }

    private CodedCondition coded(Formula.Literal literal) {
        return literal.negated() ? negated(literal.condition()) : coded(literal.condition());
    }

    private CodedCondition coded(Condition condition) {
        var at = at(condition.term());
        return codings.get(at).code(condition, firstCode(at));
    }

    private CodedCondition negated(Condition condition) {
        var coding = codings.get(at(condition.term()));
        var first = firstCode(at(condition.term()));
        return coding.code(condition, first).negated(codes -> coding.known(codes, first));
    }

    /** Whether the formula certainly holds, or with {@code wanted} false certainly fails. */
    private Predicate<int[]> holds(Formula formula, boolean wanted) {
        return switch (formula) {
            case Formula.Test(var condition) -> (wanted ? coded(condition) : negated(condition)).test();
            case Formula.Not(var part) -> holds(part, !wanted);
            case Formula.All(var parts) -> joined(parts, wanted, wanted);
            case Formula.Any(var parts) -> joined(parts, wanted, !wanted);
        };
    }

    private Predicate<int[]> joined(List<Formula> parts, boolean wanted, boolean all) {
        return parts.stream()
                .map(part -> holds(part, wanted))
                .reduce((one, other) -> all ? one.and(other) : one.or(other))
                .orElseThrow();
    }

    private int at(Term term) {
        return IntStream.range(0, codings.size())
                .filter(index -> codings.get(index).term().name().equals(term.name()))
                .findFirst()
                .orElseThrow();
    }

    private int firstCode(int coding) {
        return codings.subList(0, coding).stream().mapToInt(Coding::width).sum();
    }

    private static List<Coding> codings(List<DecisionTable> tables) {
        var asked = new LinkedHashMap<String, List<Condition>>();
        for (var table : tables) {
            for (var row : table.rows()) {
                for (var condition : row.tests()) {
                    asked.computeIfAbsent(condition.term().name(), _ -> new ArrayList<>())
                            .add(condition);
                }
            }
        }
        return asked.values().stream()
                .map(conditions -> coding(conditions.getFirst().term(), conditions))
                .toList();
    }

    private static Coding coding(Term term, List<Condition> conditions) {
        return switch (term.type()) {
            case TEXT, FLAG -> new WordCoding(term, conditions);
            case PATH -> new PathCoding(term, conditions);
            case TAGS -> new TagCoding(term, conditions);
            case MONEY, NUMBER, PERCENT, DATE, TIME -> OrderedCoding.of(term, conditions);
        };
    }
}
