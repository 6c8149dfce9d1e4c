package io.calibr.server.run;

import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Ratios of amounts in per cent, with two decimals; half a hundredth goes to the even neighbour. */
final class Percents {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percents() {}

    /** (after - before) / before; null where an amount is missing or before is nothing. */
    static @Nullable BigDecimal change(@Nullable Money before, @Nullable Money after) {
        if (before == null || after == null || before.minorUnits() == 0) {
            return null;
        }
        return shown(ratio(after.minus(before).amount(), before.amount()));
    }

    /** (price - cost) / price, as the catalogue shows it; null where an amount is missing or the price is nothing. */
    static @Nullable BigDecimal margin(@Nullable Money price, @Nullable Money cost) {
        if (price == null || cost == null || price.minorUnits() == 0) {
            return null;
        }
        return price.minus(cost).amount().movePointRight(2).divide(price.amount(), 2, RoundingMode.HALF_EVEN);
    }

    /** The exact ratio in per cent, as far as it goes. */
    static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL128);
    }

    static BigDecimal shown(BigDecimal percent) {
        return percent.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** For people: 34 % rather than 34.00 %. */
    static String text(BigDecimal percent) {
        return percent.signum() == 0 ? "0 %" : percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** For people who are told that it is above something: never rounded down to it. */
    static String above(BigDecimal percent) {
        return text(percent.setScale(2, RoundingMode.CEILING));
    }

    /** For people who are told that it is below something. */
    static String below(BigDecimal percent) {
        return text(percent.setScale(2, RoundingMode.FLOOR));
    }
}
