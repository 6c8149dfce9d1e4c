package io.calibr.engine.compile;

import io.calibr.engine.compile.CodedCondition.Lookup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes one row as facts: chooses its keys, and expands the ones that have several values. */
final class RowCoder {

    /** Beyond this many facts for a row, further keys are tested instead. */
    private static final int MOST_FACTS = 4_096;

    private final int group;
    private final int row;
    private final TreeMap<Integer, List<Integer>> keys = new TreeMap<>();
    private final List<Predicate<int[]>> rest = new ArrayList<>();
    private @Nullable List<Integer> tags;
    private int facts = 1;

    private RowCoder(int group, int row) {
        this.group = group;
        this.row = row;
    }

    static List<RowFact> facts(int group, int row, List<CodedCondition> conditions) {
        var coder = new RowCoder(group, row);
        conditions.stream()
                .sorted(Comparator.comparingInt(condition -> condition.keys().size()))
                .forEach(coder::add);
        return coder.expand();
    }

    private void add(CodedCondition condition) {
        var count = condition.keys().size();
        var taken = condition.lookup() == Lookup.TAG ? tags != null : keys.containsKey(condition.slot());
        if (condition.lookup() == Lookup.NONE || taken || (long) facts * count > MOST_FACTS) {
            rest.add(condition.test());
            return;
        }
        facts *= count;
        if (condition.lookup() == Lookup.TAG) {
            tags = condition.keys();
        } else {
            keys.put(condition.slot(), condition.keys());
        }
        if (condition.rest() != null) {
            rest.add(condition.rest());
        }
    }

    private List<RowFact> expand() {
        var shape = new Shape(group, List.copyOf(keys.keySet()), tags != null);
        var values = List.copyOf(keys.values());
        var expanded = new ArrayList<RowFact>(facts);
        for (var tag : tags == null ? List.of(Probe.NO_TAG) : tags) {
            expand(shape, values, new int[values.size()], 0, tag, expanded);
        }
        return expanded;
    }

    private void expand(
            Shape shape, List<List<Integer>> values, int[] chosen, int index, int tag, List<RowFact> expanded) {
        if (index == values.size()) {
            expanded.add(new RowFact(shape, row, chosen.clone(), tag, List.copyOf(rest)));
            return;
        }
        for (var value : values.get(index)) {
            chosen[index] = value;
            expand(shape, values, chosen, index + 1, tag, expanded);
        }
    }
}
