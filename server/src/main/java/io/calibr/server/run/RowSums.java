package io.calibr.server.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Sums over the changed prices that one row made, or over all of them.
 *
 * @param prices how many change
 * @param compared how many of them have a former price
 * @param change the sum of their changes in per cent
 * @param before the sum of former prices, in minor units, of those with a former price and a cost
 * @param after of their new prices
 * @param cost of their costs
 */
record RowSums(long prices, long compared, BigDecimal change, BigDecimal before, BigDecimal after, BigDecimal cost) {

    static final RowSums NONE = new RowSums(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static RowSums of(List<RowSums> parts) {
        return parts.stream().reduce(NONE, RowSums::plus);
    }

    Optional<BigDecimal> averageChange() {
        return compared == 0
                ? Optional.empty()
                : Optional.of(change.divide(BigDecimal.valueOf(compared), MathContext.DECIMAL128));
    }

    /** In per cent, not rounded. */
    Optional<BigDecimal> marginBefore() {
        return margin(before);
    }

    Optional<BigDecimal> marginAfter() {
        return margin(after);
    }

    /** In percentage points, not rounded. */
    Optional<BigDecimal> marginEffect() {
        return marginAfter().flatMap(then -> marginBefore().map(then::subtract));
    }

    private Optional<BigDecimal> margin(BigDecimal revenue) {
        return revenue.signum() == 0 ? Optional.empty() : Optional.of(Percents.ratio(revenue.subtract(cost), revenue));
    }

    private RowSums plus(RowSums other) {
        return new RowSums(
                prices + other.prices,
                compared + other.compared,
                change.add(other.change),
                before.add(other.before),
                after.add(other.after),
                cost.add(other.cost));
    }
}
