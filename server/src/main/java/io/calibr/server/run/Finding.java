package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comparing one intended price with the channel's finds. */
sealed interface Finding {

    record Matched() implements Finding {}

    /**
     * Another price, or another compare-at.
     *
     * @param by what is shown minus what is intended, of the price, or of the compare-at where only that differs
     * @param mismatch whether it is more than one minor unit or one percent
     */
    record Drifted(Money by, boolean mismatch) implements Finding {}

    record Missing() implements Finding {}

    record ForeignCurrency(String currency) implements Finding {}

    static Finding of(LivePrice intended, @Nullable LivePrice live) {
        if (live == null) {
            return new Missing();
        }
        if (!live.price().currency().equals(intended.price().currency())) {
            return new ForeignCurrency(live.price().currency().getCurrencyCode());
        }
        if (live.equals(intended)) {
            return new Matched();
        }
        if (!live.price().equals(intended.price())) {
            return drifted(live.price(), intended.price());
        }
        // one announces a former price and the other does not, or they announce different ones
        var none = new Money(0, live.price().currency());
        return drifted(live.compareAt().orElse(none), intended.compareAt().orElse(none));
    }

    private static Drifted drifted(Money live, Money intended) {
        var by = live.minus(intended);
        var size = Math.abs(by.minorUnits());
        return new Drifted(by, size > 1 || isAbovePercent(size, intended));
    }

    private static boolean isAbovePercent(long difference, Money intended) {
        var percent = BigDecimal.valueOf(intended.minorUnits()).abs().movePointLeft(2);
        return BigDecimal.valueOf(difference).compareTo(percent.setScale(2, RoundingMode.HALF_UP)) > 0;
    }

    /** The word in counts and answers. */
    default String word() {
        return switch (this) {
            case Matched _ -> "matched";
            case Drifted _ -> "drifted";
            case Missing _ -> "missing";
            case ForeignCurrency _ -> "foreignCurrency";
        };
    }

    default boolean isMismatch() {
        return switch (this) {
            case Matched _ -> false;
            case Drifted drifted -> drifted.mismatch();
            case Missing _, ForeignCurrency _ -> true;
        };
    }

    /** For people; empty where there is nothing to say. */
    default Optional<String> note() {
        return switch (this) {
            case Matched _, Missing _ -> Optional.empty();
            case Drifted(var by, var mismatch) -> Optional.of((mismatch ? "mismatch by " : "minor, by ") + by);
            case ForeignCurrency(var currency) -> Optional.of("shown in " + currency);
        };
    }
}
