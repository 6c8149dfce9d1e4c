package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.model.RuleId;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run comes to, over the prices it changes; all percentages have two decimals, and are not there where no price
 * tells them.
 *
 * @param prices how many it changes
 * @param excluded how many more it would change that somebody excluded; no other figure counts them
 * @param averageChangePercent the mean of their changes, each price counting the same
 * @param marginBefore (sum of prices - sum of costs) / sum of prices before the run, over the changed prices whose former price
 *     and cost are known: a price counts by its amount
 * @param marginAfter the same of the prices after the run
 * @param marginEffectPoints margin after less margin before, in percentage points, from the figures before rounding
 * @param groups by the row that acted, those with the most prices first, at most {@value ImpactStore#MOST_GROUPS}
 * @param held by reason; a SKU held for two reasons counts in both
 * @param largest changes in either direction, in per cent
 */
public record ImpactView(
        long prices,
        long excluded,
        @Nullable BigDecimal averageChangePercent,
        @Nullable BigDecimal marginBefore,
        @Nullable BigDecimal marginAfter,
        @Nullable BigDecimal marginEffectPoints,
        List<GroupView> groups,
        List<HeldView> held,
        List<ChangeView> largest) {

    public ImpactView {
        groups = List.copyOf(groups);
        held = List.copyOf(held);
        largest = List.copyOf(largest);
    }

    /**
     * What one row comes to.
     *
     * @param rule whose table it is, in the version of that number
     * @param label the author's note, or the row in a sentence
     */
    public record GroupView(
            RuleId rule,
            int version,
            String table,
            String row,
            int rowNumber,
            String label,
            long prices,
            long excluded,
            @Nullable BigDecimal averageChangePercent) {}

    /** How many SKUs one reason holds; the reason is a code as in {@link ReasonView}. */
    public record HeldView(String reason, String text, long skus) {}

    /** One price that changes. */
    public record ChangeView(Sku sku, @Nullable String title, Money before, Money after, BigDecimal changePercent) {}
}
