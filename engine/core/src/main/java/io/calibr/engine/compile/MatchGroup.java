package io.calibr.engine.compile;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import io.calibr.engine.vocabulary.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Tables that are matched together, since none of their conditions sees what another of them does to the price. A SKU's
 * codes for the group are its signature: SKUs with the same signature match the same rows.
 */
public final class MatchGroup {

    /** A table's rows are numbered from {@code firstRow} within the group. */
    private record Member(int table, int firstRow) {}

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
                facts.addAll(RowCoder.facts(number, row++, coded(definition)));
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
        for (var bit = at * Integer.SIZE; bit < (at + slots) * Integer.SIZE; bit++) {
            if ((codes[bit / Integer.SIZE] & 1 << (bit % Integer.SIZE)) != 0) {
                probes.add(new Probe(Probe.kind(number, true), index, codes, bit));
            }
        }
    }

    private List<CodedCondition> coded(Row row) {
        var coded = new ArrayList<CodedCondition>();
        var at = 0;
        for (var coding : codings) {
            for (var condition : row.conditions()) {
                if (coding.term().name().equals(condition.term().name())) {
                    coded.add(coding.code(condition, at));
                }
            }
            at += coding.width();
        }
        return coded;
    }

    private static List<Coding> codings(List<DecisionTable> tables) {
        var asked = new LinkedHashMap<String, List<Condition>>();
        for (var table : tables) {
            for (var row : table.rows()) {
                for (var condition : row.conditions()) {
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
            case MONEY, NUMBER, PERCENT, DATE -> OrderedCoding.of(term, conditions);
        };
    }
}
