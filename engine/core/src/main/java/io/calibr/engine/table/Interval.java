package io.calibr.engine.table;

import java.math.BigDecimal;

/** A range of numbers in interval notation: {@code (-100, 1000]} is more than -100 and at most 1000. */
public record Interval(BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {

    static Interval of(String notation) {
        var last = notation.length() - 1;
        var comma = notation.indexOf(',');
        return new Interval(
                new BigDecimal(notation.substring(1, comma).strip()),
                notation.charAt(0) == '[',
                new BigDecimal(notation.substring(comma + 1, last).strip()),
                notation.charAt(last) == ']');
    }

    boolean contains(BigDecimal number) {
        var fromLow = number.compareTo(low);
        var fromHigh = number.compareTo(high);
        return (lowIncluded ? fromLow >= 0 : fromLow > 0) && (highIncluded ? fromHigh <= 0 : fromHigh < 0);
    }

    /** For people: {@code more than -100 and at most 1000}. */
    @Override
    public String toString() {
        return (lowIncluded ? "at least " : "more than ")
                + low.toPlainString()
                + " and "
                + (highIncluded ? "at most " : "less than ")
                + high.toPlainString();
    }
}
