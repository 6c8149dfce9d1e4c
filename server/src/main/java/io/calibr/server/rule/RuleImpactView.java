package io.calibr.server.rule;

import io.calibr.engine.check.Breach;
import io.calibr.engine.explain.FiredRow;
import io.calibr.server.rule.MeasureImpact.Measured;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would do to the catalogue, in per cent with two decimals.
 *
 * @param complete whether every SKU was priced before the time was up; the counts are of those that were
 * @param skus how many were priced
 * @param changed how many would get another price
 * @param averageChange the mean of the changes, each price counting the same; not there where nothing changes
 * @param marginBefore (sum of prices - sum of costs) / sum of prices of the changed prices whose cost is known, as they are
 *     now; not there where there are none
 * @param marginAfter the same of the new prices
 * @param heldBy SKUs by reason; one held for two reasons counts in both
 * @param breaches by row and guardrail, at most {@value MeasureImpact#MOST_BREACHES}, those that hold the most SKUs first
 */
public record RuleImpactView(
        boolean complete,
        int skus,
        int changed,
        int unchanged,
        int held,
        int conflicting,
        int notCovered,
        @Nullable BigDecimal averageChange,
        @Nullable BigDecimal marginBefore,
        @Nullable BigDecimal marginAfter,
        List<HeldByView> heldBy,
        List<BreachView> breaches) {

    public RuleImpactView {
        heldBy = List.copyOf(heldBy);
        breaches = List.copyOf(breaches);
    }

    static RuleImpactView of(Measured measured) {
        var impact = measured.impact();
        var outcomes = impact.outcomes();
        return new RuleImpactView(
                measured.complete(),
                outcomes.skus(),
                outcomes.priced(),
                outcomes.unchanged(),
                outcomes.held(),
                outcomes.conflicting(),
                outcomes.notCovered(),
                impact.averageChange().orElse(null),
                impact.marginBefore().orElse(null),
                impact.marginAfter().orElse(null),
                impact.held().entrySet().stream()
                        .map(held -> new HeldByView(held.getKey(), held.getValue()))
                        .toList(),
                impact.breaches().stream().map(BreachView::of).toList());
    }

    /** How many SKUs a reason holds: {@code MIN_MARGIN}, {@code MISSING}. */
    public record HeldByView(String reason, int skus) {}

    /**
     * A row that brings prices outside a guardrail, with one SKU that shows it.
     *
     * @param table name of the row's table; not there, like the row, where no row decided the price
     * @param guardrail its kind: {@code MIN_MARGIN}
     * @param skus how many SKUs the row and the guardrail hold
     */
    public record BreachView(
            String sku, @Nullable String table, @Nullable String row, String guardrail, String message, int skus) {

        static BreachView of(Breach breach) {
            FiredRow row = breach.row();
            return new BreachView(
                    breach.sku().value(),
                    row == null ? null : row.table(),
                    row == null ? null : row.id(),
                    breach.guard().name(),
                    breach.message(),
                    breach.skus());
        }
    }
}
