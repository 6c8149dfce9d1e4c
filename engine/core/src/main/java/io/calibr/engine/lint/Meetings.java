package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.ChecksIncomplete;
import io.calibr.engine.lint.Finding.Conflict;
import io.calibr.engine.lint.Finding.Overlap;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Finds rows that match the same SKUs, where the hit policy makes that worth knowing. */
final class Meetings {

    private final Matches matches;
    private final Reach reach;
    private final HitPolicy policy;
    private final Budget budget;
    private long left;

    Meetings(Matches matches, Reach reach, Budget budget) {
        this.matches = matches;
        this.reach = reach;
        this.budget = budget;
        this.left = budget.rows();
        this.policy = matches.table().hitPolicy();
    }

    List<Finding> check() {
        return switch (policy) {
            case FIRST -> List.of();
            case UNIQUE, PRIORITY -> meeting();
            case COLLECT -> {
                var found = new ArrayList<>(new Repeats(matches, budget).check());
                var stage = matches.table().stage();
                if (stage == Stage.BASE || stage == Stage.ADJUST) {
                    found.addAll(meeting());
                }
                yield found;
            }
        };
    }

    private List<Finding> meeting() {
        var found = new ArrayList<Finding>();
        for (var place = 0; place < matches.size(); place++) {
            if (matches.region(place).exact() && !reach.isUnreached(place)) {
                var finding = meeting(place);
                if (finding != null) {
                    found.add(finding);
                }
            }
            if (left < 0) {
                found.add(new ChecksIncomplete(
                        List.of(), "Not all rows were compared with one another: there are too many that meet."));
                break;
            }
        }
        return found;
    }

    private @Nullable Finding meeting(int place) {
        var concerns = concerns(place);
        var others = new LinkedHashSet<Integer>();
        Map<String, String> example = null;
        for (var box : matches.earlier(place).stream().toArray()) {
            left -= matches.boxes().get(box).cost();
            var other = matches.placeOf(box);
            if (concerns.test(other) && !others.contains(other)) {
                var meeting = meeting(place, matches.boxes().get(box));
                if (meeting.isPresent()) {
                    others.add(other);
                    example = example == null
                            ? example(meeting.get(), matches.boxes().get(box))
                            : example;
                }
            }
        }
        return example == null ? null : finding(place, others, example);
    }

    /** A part of the row's region that the other box meets. */
    private Optional<Box> meeting(int place, Box other) {
        return matches.region(place).boxes().stream()
                .filter(box -> box.meets(other))
                .findFirst();
    }

    private @Nullable Map<String, String> example(Box one, Box other) {
        var common = one.and(other);
        return common == null ? null : matches.space().example(common);
    }

    /** Which other rows, given by their places, it would be worth knowing about. */
    private IntPredicate concerns(int place) {
        var row = matches.row(place);
        return switch (policy) {
            case FIRST, UNIQUE -> _ -> true;
            case PRIORITY ->
                other -> !reach.isUnreached(other) && matches.row(other).priority() == row.priority();
            case COLLECT -> other -> !reach.isUnreached(other) && !areRivals(row, matches.row(other));
        };
    }

    private static boolean areRivals(Row row, Row other) {
        return row.exclusiveGroup().isPresent() && row.exclusiveGroup().equals(other.exclusiveGroup());
    }

    private Finding finding(int place, Set<Integer> others, Map<String, String> example) {
        var row = matches.row(place).id();
        var with = others.stream()
                .limit(Finding.MOST_LISTED)
                .map(other -> matches.row(other).id())
                .toList();
        return policy == HitPolicy.UNIQUE
                ? new Conflict(row, with, others.size(), example)
                : new Overlap(row, with, others.size(), example, policy == HitPolicy.COLLECT);
    }
}
