package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.ChecksIncomplete;
import io.calibr.engine.lint.Finding.RepeatedRow;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds rows that match the same SKUs as an earlier one and do the same, in a table in which all rows act. */
final class Repeats {

    private final Matches matches;

    /** The places of the rows, without those that repeat one, by what they do. */
    private final Map<List<Action>, List<Integer>> seen = new HashMap<>();

    private final Map<Deed, Integer> alike = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();
    private long left;

    Repeats(Matches matches, Budget budget) {
        this.matches = matches;
        this.left = budget.rows();
    }

    /** What a row does where it matches. */
    private record Deed(Set<Box> where, List<Action> actions) {}

    List<Finding> check() {
        for (var place = 0; place < matches.size(); place++) {
            var row = matches.row(place);
            var region = matches.region(place);
            if (region.exact() && !region.isEmpty() && row.exclusiveGroup().isEmpty()) {
                check(place, row, region);
            }
        }
        if (left < 0) {
            found.add(new ChecksIncomplete(
                    List.of(), "Not all rows were compared with those that may say the same in other words."));
        }
        return found;
    }

    private void check(int place, Row row, Region region) {
        var deed = new Deed(Set.copyOf(region.boxes()), row.actions());
        var others = seen.computeIfAbsent(row.actions(), _ -> new ArrayList<>());
        var earlier = Optional.ofNullable(alike.get(deed)).or(() -> inOtherWords(region, others));
        if (earlier.isPresent()) {
            found.add(new RepeatedRow(row.id(), matches.row(earlier.get()).id()));
        } else {
            alike.put(deed, place);
            others.add(place);
        }
    }

    /** Two single boxes are the same SKUs where they are equal; several may say the same by other cuts. */
    private Optional<Integer> inOtherWords(Region region, List<Integer> others) {
        return others.stream()
                .filter(other -> left >= 0)
                .filter(other -> region.boxes().size() > 1
                        || matches.region(other).boxes().size() > 1)
                .filter(other -> holds(region, matches.region(other)) && holds(matches.region(other), region))
                .findFirst();
    }

    private boolean holds(Region one, Region other) {
        var search = new Search(matches.space(), one.boxes(), left);
        var held = other.boxes().stream().allMatch(box -> search.covered(box) == Search.Answer.DONE);
        left = search.comparisonsLeft();
        return held;
    }
}
