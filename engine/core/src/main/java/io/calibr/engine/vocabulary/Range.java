package io.calibr.engine.vocabulary;

import java.math.BigDecimal;
import java.util.Optional;

/** The numbers a term can be, both ends included; an end that is not there is open. */
public record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) {

    public Range {
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            throw new IllegalArgumentException(
                    "a range from " + least.get() + " to " + most.get() + " holds no number");
        }
    }

    /** That number and all above it. */
    public static Range from(long least) {
        return new Range(Optional.of(BigDecimal.valueOf(least)), Optional.empty());
    }

    public boolean contains(BigDecimal number) {
        return least.map(end -> number.compareTo(end) >= 0).orElse(true)
                && most.map(end -> number.compareTo(end) <= 0).orElse(true);
    }

    /** For people: {@code at least 0 and at most 10}. */
    @Override
    public String toString() {
        var low = least.map(end -> "at least " + end.toPlainString());
        var high = most.map(end -> "at most " + end.toPlainString());
        return low.map(text -> high.map(other -> text + " and " + other).orElse(text))
                .orElse(high.orElse("any number"));
    }
}
