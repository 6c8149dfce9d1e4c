package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.ContradictoryRow;
import io.calibr.engine.lint.Finding.CrossedBounds;
import io.calibr.engine.lint.Finding.RowWithoutEffect;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a row alone can tell. */
final class RowChecks {

    private final Matches matches;
    private final List<Finding> found = new ArrayList<>();

    RowChecks(Matches matches) {
        this.matches = matches;
    }

    List<Finding> check() {
        for (var place = 0; place < matches.size(); place++) {
            var row = matches.row(place);
            if (matches.region(place).isEmpty()) {
                found.add(new ContradictoryRow(row.id(), contradicting(row)));
            }
            crossedBounds(row).ifPresent(found::add);
            if (isWithoutEffect(row)) {
                found.add(new RowWithoutEffect(row.id()));
            }
        }
        return found;
    }

    /** The terms whose conditions contradict each other by themselves, or all of them. */
    private List<String> contradicting(Row row) {
        var terms = row.tests().stream()
                .map(condition -> condition.term().name())
                .distinct()
                .toList();
        var guilty = terms.stream()
                .filter(term -> row.conditions().stream()
                        .filter(condition -> condition.term().name().equals(term))
                        .map(matches.space()::region)
                        .reduce(Region.everything(), Region::and)
                        .isEmpty())
                .toList();
        return guilty.isEmpty() ? terms : guilty;
    }

    private static Optional<Finding> crossedBounds(Row row) {
        var floor = row.actions().stream()
                .flatMap(action -> action instanceof Action.Floor(var amount, var _)
                        ? Optional.of(amount).stream()
                        : Optional.<BigDecimal>empty().stream())
                .max(Comparator.naturalOrder());
        var ceiling = row.actions().stream()
                .flatMap(action -> action instanceof Action.Ceiling(var amount, var _)
                        ? Optional.of(amount).stream()
                        : Optional.<BigDecimal>empty().stream())
                .min(Comparator.naturalOrder());
        return floor.filter(
                        low -> ceiling.filter(high -> low.compareTo(high) > 0).isPresent())
                .map(low -> new CrossedBounds(
                        row.id(), low.toPlainString(), ceiling.orElseThrow().toPlainString()));
    }

    /** Where one row acts, a row that does nothing is an exception to those below; where all act, it is for nothing. */
    private boolean isWithoutEffect(Row row) {
        return matches.table().hitPolicy() == HitPolicy.COLLECT
                && row.exclusiveGroup().isEmpty()
                && !row.actions().isEmpty()
                && row.actions().stream().allMatch(RowChecks::changesNothing);
    }

    private static boolean changesNothing(Action action) {
        return switch (action) {
            case Action.Percent(var percent) -> percent.signum() == 0;
            case Action.Absolute(var amount) -> amount.signum() == 0;
            case Action.Multiply(var factor) -> factor.compareTo(BigDecimal.ONE) == 0;
            default -> false;
        };
    }
}
