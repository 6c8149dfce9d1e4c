package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.ChecksIncomplete;
import io.calibr.engine.lint.Finding.Gap;
import io.calibr.engine.lint.Finding.MissingFact;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.RowSentence;
import io.calibr.engine.table.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what no row matches, in tables that are meant to have one row for each SKU: those of the stages base and adjust in
 * which one row acts.
 */
final class Gaps {

    static final int MOST = 20;

    private static final Finding GIVEN_UP = new ChecksIncomplete(
            List.of(), "The search for what no row matches was given up: there are too many rows.");

    private final Matches matches;
    private final Space space;
    private final Budget budget;
    private final List<Finding> found = new ArrayList<>();

    Gaps(Matches matches, Budget budget) {
        this.matches = matches;
        this.space = matches.space();
        this.budget = budget;
    }

    List<Finding> check() {
        var table = matches.table();
        var wanted = table.stage() == Stage.BASE || table.stage() == Stage.ADJUST;
        if (!wanted || table.hitPolicy() == HitPolicy.COLLECT || table.rows().isEmpty()) {
            return List.of();
        }
        findGaps();
        findMissingFacts();
        return found.stream().distinct().toList();
    }

    /** A row that is not known exactly is given the benefit of the doubt. */
    private Search search() {
        var boxes = new ArrayList<>(matches.boxes());
        for (var place = 0; place < matches.size(); place++) {
            if (!matches.region(place).exact()) {
                boxes.addAll(matches.region(place).boxes());
            }
        }
        return new Search(space, boxes, budget.gaps());
    }

    private void findGaps() {
        var search = search();
        var known = space.known();
        var answer = search.uncovered(known, piece -> {
            if (found.size() == MOST) {
                return Optional.empty();
            }
            var gap = narrowed(search.grown(piece, known));
            found.add(finding(gap));
            return Optional.of(gap);
        });
        switch (answer) {
            case DONE -> {}
            case STOPPED ->
                found.add(new ChecksIncomplete(
                        List.of(), "There are more than " + MOST + " gaps; the first are listed."));
            case GAVE_UP ->
                found.add(
                        new ChecksIncomplete(List.of(), "The search for gaps was given up: there are too many rows."));
        }
    }

    /** The part of a gap that conditions can say. */
    private Box narrowed(Box gap) {
        var narrowed = gap;
        for (var axis : gap.axes()) {
            var parts = gap.on(axis);
            if (parts != null) {
                narrowed = narrowed.with(axis, space.axis(axis).narrowed(parts));
            }
        }
        return narrowed;
    }

    private Gap finding(Box gap) {
        var conditions = new ArrayList<Condition>();
        var unsaid = new ArrayList<String>();
        var hole = false;
        for (var number : gap.axes()) {
            var axis = space.axis(number);
            var parts = gap.on(number);
            if (parts != null && !parts.equals(axis.known())) {
                axis.wording(parts).ifPresentOrElse(conditions::addAll, () -> unsaid.add(unsaid(axis, parts)));
                hole |= axis instanceof OrderedAxis
                        && parts.first() > 0
                        && parts.end() < axis.known().end();
            }
        }
        var said = RowSentence.when(conditions, matches.table().currency());
        if (!said.isEmpty()) {
            unsaid.addFirst(said);
        }
        return new Gap(
                conditions,
                String.join(" and ", unsaid),
                space.example(gap),
                hole,
                unsaid.size() == (said.isEmpty() ? 0 : 1));
    }

    private static String unsaid(Axis axis, Spans parts) {
        var term = RowSentence.label(axis.term());
        return axis instanceof TagAxis(var _, var tag)
                ? term + " do not include " + tag
                : term + " is, for example, " + axis.sample(parts.first()).orElse("missing");
    }

    private void findMissingFacts() {
        for (var axis = 0; axis < space.axes().size(); axis++) {
            if (space.axis(axis).canBeMissing()) {
                switch (search().covered(space.lacking(axis))) {
                    case STOPPED ->
                        found.add(new MissingFact(space.axis(axis).term().name()));
                    case GAVE_UP -> found.add(GIVEN_UP);
                    case DONE -> {}
                }
            }
        }
    }
}
