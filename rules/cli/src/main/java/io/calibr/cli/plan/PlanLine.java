package io.calibr.cli.plan;

import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one SKU.
 *
 * @param outcome priced, unchanged, held, conflicting or not-covered
 * @param before what the shop shows, or what the other rules come to
 * @param after what it would show
 * @param cost of one piece
 * @param row the row that acted, {@code offers row 3 (summer)}; empty where none did
 * @param because why the price is held or in conflict; empty otherwise
 */
public record PlanLine(
        String sku,
        String outcome,
        Shown before,
        Shown after,
        @Nullable Money cost,
        String row,
        String because) {

    /** A price as customers see it; both in one currency. */
    public record Shown(Money price, @Nullable Money compareAt) {}

    public boolean isChange() {
        return !before.equals(after);
    }

    /** (after - before) / before in per cent with two decimals; empty where nothing was asked for before. */
    public Optional<BigDecimal> changePercent() {
        var from = before.price().amount();
        return from.signum() == 0
                ? Optional.empty()
                : Optional.of(after.price()
                        .minus(before.price())
                        .amount()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(from, 2, RoundingMode.HALF_EVEN));
    }
}
