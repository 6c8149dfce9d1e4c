package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.RepeatedRow;
import io.calibr.engine.lint.Finding.UnreachableRow;
import io.calibr.engine.table.HitPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rows that never act because the rows asked before them take every SKU. */
final class Reach {

    /** With more coverers than this, it is not tried whether fewer would do. */
    private static final int FEW = 12;

    private final Matches matches;
    private final Budget budget;
    private final Witness witness;
    private final BitSet unreached = new BitSet();
    private final BitSet unreachedBoxes = new BitSet();
    private final Map<String, BitSet> groups = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private long left;

    Reach(Matches matches, Budget budget) {
        this.matches = matches;
        this.budget = budget;
        this.witness = new Witness(matches.space(), matches.boxes());
        this.left = budget.rows();
        for (var box = 0; box < matches.boxes().size(); box++) {
            var number = box;
            matches.row(matches.placeOf(box))
                    .exclusiveGroup()
                    .ifPresent(group ->
                            groups.computeIfAbsent(group, _ -> new BitSet()).set(number));
        }
    }

    List<Finding> check() {
        var policy = matches.table().hitPolicy();
        for (var place = 0; place < matches.size() && policy != HitPolicy.UNIQUE; place++) {
            if (left < 0) {
                unknown.add(matches.row(place).id());
            } else if (!matches.region(place).isEmpty()) {
                check(place, rivals(place, policy));
            }
        }
        if (!unknown.isEmpty()) {
            findings.add(Finding.ChecksIncomplete.of(
                    unknown,
                    "Whether they are ever reached was not found out for %,d rows: too many others meet them."));
        }
        return findings;
    }

    /** Whether a row, given by its place, was found to be unreachable. */
    boolean isUnreached(int place) {
        return unreached.get(place);
    }

    /** The boxes of the rows that may keep this one from acting. */
    private BitSet rivals(int place, HitPolicy policy) {
        if (policy == HitPolicy.COLLECT && matches.row(place).exclusiveGroup().isEmpty()) {
            return new BitSet();
        }
        var earlier = matches.earlier(place);
        if (policy == HitPolicy.COLLECT) {
            earlier.and(matches.row(place).exclusiveGroup().map(groups::get).orElseGet(BitSet::new));
        }
        earlier.andNot(unreachedBoxes);
        return earlier;
    }

    private void check(int place, BitSet rivals) {
        var region = matches.region(place);
        left -= rivals.cardinality();
        if (rivals.isEmpty() || region.boxes().stream().anyMatch(box -> witness.isOutside(box, rivals))) {
            return;
        }
        var boxes = rivals.stream().boxed().toList();
        var cover = cover(place, boxes);
        if (cover.answer() == Search.Answer.GAVE_UP) {
            unknown.add(matches.row(place).id());
        }
        if (cover.answer() == Search.Answer.DONE) {
            unreached(place, fewest(place, boxes, cover.rows()));
        }
    }

    private void unreached(int place, List<Integer> fewest) {
        unreached.set(place);
        unreachedBoxes.or(matches.boxesOf(place));
        var row = matches.row(place).id();
        var first = fewest.getFirst();
        var same = new HashSet<>(matches.region(place).boxes())
                .equals(new HashSet<>(matches.region(first).boxes()));
        findings.add(
                fewest.size() == 1 && same && matches.region(place).exact()
                        ? new RepeatedRow(row, matches.row(first).id())
                        : new UnreachableRow(
                                row,
                                fewest.stream()
                                        .map(other -> matches.row(other).id())
                                        .toList()));
    }

    /**
     * Whether boxes take every SKU of a row.
     *
     * @param rows places of the rows that they belong to and that were needed, and perhaps some more
     */
    private record Cover(Search.Answer answer, List<Integer> rows) {}

    private Cover cover(int place, List<Integer> boxes) {
        var most = Math.min(budget.row(), left);
        var search = new Search(
                matches.space(), boxes.stream().map(matches.boxes()::get).toList(), most);
        var answer = Search.Answer.DONE;
        for (var box : matches.region(place).boxes()) {
            if (answer == Search.Answer.DONE) {
                answer = search.covered(box);
            }
        }
        left -= most - search.comparisonsLeft();
        var rows = search.used().stream()
                .map(boxes::get)
                .map(matches::placeOf)
                .distinct()
                .boxed()
                .toList();
        return new Cover(answer, rows);
    }

    /** The same without those that are not needed. */
    private List<Integer> fewest(int place, List<Integer> boxes, List<Integer> coverers) {
        Set<Integer> needed = new HashSet<>(coverers);
        if (coverers.size() > 1 && coverers.size() <= FEW) {
            for (var one : coverers.reversed()) {
                var others = boxes.stream()
                        .filter(box -> needed.contains(matches.placeOf(box)) && matches.placeOf(box) != one)
                        .toList();
                if (cover(place, others).answer() == Search.Answer.DONE) {
                    needed.remove(one);
                }
            }
        }
        return needed.stream().sorted().toList();
    }
}
