package io.calibr.engine.price;

import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The competitors' prices of one SKU in a word.
 *
 * @param lowest null where none is known
 * @param average exact, in major units; null where none is known
 * @param count how many prices it was made from
 * @param prices each of them in major units; empty where only the others are known
 */
public record Competition(@Nullable Money lowest, @Nullable BigDecimal average, int count, List<BigDecimal> prices) {

    public static final Competition NONE = new Competition(null, null, 0);

    public Competition {
        prices = List.copyOf(prices);
        if (count < 0 || (count == 0) != (lowest == null) || (count == 0) != (average == null)) {
            throw new IllegalArgumentException("a lowest and an average price exist exactly where prices are known");
        }
        if (!prices.isEmpty() && prices.size() != count) {
            throw new IllegalArgumentException(prices.size() + " prices, but " + count + " are counted");
        }
    }

    /** What is known without the prices one by one. */
    public Competition(@Nullable Money lowest, @Nullable BigDecimal average, int count) {
        this(lowest, average, count, List.of());
    }

    /** Of these prices, at least one, all in the currency of the price list. */
    public static Competition of(List<Money> prices) {
        var lowest = prices.stream().min(Money::compareTo).orElseThrow();
        var amounts = prices.stream().map(Money::amount).toList();
        var sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Competition(
                lowest, sum.divide(BigDecimal.valueOf(prices.size()), MathContext.DECIMAL128), prices.size(), amounts);
    }

    /** 1 and one more for each competitor who is cheaper; null where the prices are not known. */
    @Nullable
    BigDecimal position(BigDecimal price) {
        return prices.isEmpty()
                ? null
                : BigDecimal.valueOf(1
                        + prices.stream()
                                .filter(one -> one.compareTo(price) < 0)
                                .count());
    }

    /** How far the price lies above the average, in per cent of the average; below it is negative. */
    @Nullable
    BigDecimal gap(BigDecimal price) {
        return average == null || average.signum() == 0
                ? null
                : price.subtract(average)
                        .movePointRight(2)
                        .divide(average, new MathContext(34, RoundingMode.HALF_EVEN));
    }
}
