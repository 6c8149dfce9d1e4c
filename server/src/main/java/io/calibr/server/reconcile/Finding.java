package io.calibr.server.reconcile;

import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comparing one intended price with the channel's finds. */
sealed interface Finding {

    record Matched() implements Finding {}

    /**
     * Another price, or another compare-at.
     *
     * @param by what is shown minus what is intended, of the price, or of the compare-at where only that differs
     * @param mismatch whether it is more than what is tolerated
     */
    record Drifted(Money by, boolean mismatch) implements Finding {}

    record Missing() implements Finding {}

    record ForeignCurrency(String currency) implements Finding {}

    static Finding of(LivePrice intended, @Nullable LivePrice live, Tolerance tolerance) {
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
            return drifted(live.price(), intended.price(), tolerance);
        }
        // one announces a former price and the other does not, or they announce different ones
        var none = new Money(0, live.price().currency());
        return drifted(live.compareAt().orElse(none), intended.compareAt().orElse(none), tolerance);
    }

    private static Drifted drifted(Money live, Money intended, Tolerance tolerance) {
        var by = live.minus(intended);
        return new Drifted(by, tolerance.isExceededBy(by, intended));
    }

    /** Empty where nothing is wrong. */
    default Optional<FindingKind> kind() {
        return switch (this) {
            case Matched _ -> Optional.empty();
            case Drifted drifted -> Optional.of(drifted.mismatch() ? FindingKind.MISMATCH : FindingKind.MINOR);
            case Missing _ -> Optional.of(FindingKind.MISSING);
            case ForeignCurrency _ -> Optional.of(FindingKind.FOREIGN_CURRENCY);
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
