package io.calibr.engine.guard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The legal prices of a rounding: {@code offset}, {@code offset + period}, {@code offset + 2 period} and so on, above
 * zero. A price is never rounded to nothing.
 *
 * @param offset at least zero and below {@code period}
 */
public record PriceGrid(BigDecimal offset, BigDecimal period) {

    public PriceGrid {
        if (offset.signum() < 0 || offset.compareTo(period) >= 0) {
            throw new IllegalArgumentException("no prices at " + offset + " every " + period);
        }
    }

    /** Multiples of {@code step}. */
    public static PriceGrid ofStep(BigDecimal step) {
        return new PriceGrid(BigDecimal.ZERO, step);
    }

    /** Prices that end in these digits: 0.99 repeats every 1, 9.00 every 10, 0.05 every 1. */
    public static PriceGrid ofEnding(BigDecimal ending) {
        var period = BigDecimal.ONE;
        while (period.compareTo(ending) <= 0) {
            period = period.movePointRight(1);
        }
        return new PriceGrid(ending, period.setScale(0, RoundingMode.UNNECESSARY));
    }

    /** The legal price nearest to {@code price}; of two equally near the lower one, in the customer's favour. */
    public BigDecimal nearest(BigDecimal price) {
        var below = at(price, RoundingMode.FLOOR);
        var above = below.add(period);
        return below.signum() > 0 && price.subtract(below).compareTo(above.subtract(price)) <= 0 ? below : least(above);
    }

    /** The lowest legal price that is not below {@code price}. */
    public BigDecimal atLeast(BigDecimal price) {
        return least(at(price, RoundingMode.CEILING));
    }

    /** The highest legal price that is not above {@code price}; the lowest of all where there is none. */
    public BigDecimal atMost(BigDecimal price) {
        return least(at(price, RoundingMode.FLOOR));
    }

    /** The legal price that {@code mode} leads to, measured in periods. */
    public BigDecimal towards(BigDecimal price, RoundingMode mode) {
        return least(at(price, mode));
    }

    private BigDecimal at(BigDecimal price, RoundingMode mode) {
        return price.subtract(offset).divide(period, 0, mode).multiply(period).add(offset);
    }

    private BigDecimal least(BigDecimal price) {
        if (price.signum() > 0) {
            return price;
        }
        return offset.signum() > 0 ? offset : period;
    }
}
