package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a canary.
 *
 * @param size how many prices it has
 * @param skipped edited elsewhere before they could be written
 * @param drifted written, and shown differently (more than one minor unit or 1 %), in another currency, or not at all
 * @param furthest how far the channel shows a price from what was written, at most, in per cent
 */
public record CanaryFigures(int size, int written, int failed, int skipped, int drifted, BigDecimal furthest) {

    static final CanaryFigures NONE = new CanaryFigures(0, 0, 0, 0, 0, BigDecimal.ZERO);

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static CanaryFigures of(int size, TargetCounts targets) {
        return new CanaryFigures(
                size,
                targets.of(TargetState.APPLIED) + targets.of(TargetState.ROLLED_BACK),
                targets.of(TargetState.FAILED),
                targets.of(TargetState.SKIPPED),
                0,
                BigDecimal.ZERO);
    }

    /** The same after reading one price back. */
    CanaryFigures and(LivePrice intended, @Nullable LivePrice live) {
        return new CanaryFigures(
                size,
                written,
                failed,
                skipped,
                drifted + (isDrift(intended, live) ? 1 : 0),
                furthest.max(distance(intended, live)));
    }

    /** Per cent of the canary that was not written. */
    BigDecimal errorShare() {
        return share(failed + skipped, size);
    }

    /** Per cent of what was written. */
    BigDecimal driftShare() {
        return share(drifted, written);
    }

    private static BigDecimal share(int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    private static boolean isDrift(LivePrice intended, @Nullable LivePrice live) {
        if (live == null || !live.price().currency().equals(intended.price().currency())) {
            return true;
        }
        var none = new Money(0, intended.price().currency());
        return differ(intended.price(), live.price())
                || differ(intended.compareAt().orElse(none), live.compareAt().orElse(none));
    }

    private static boolean differ(Money intended, Money live) {
        var by = Math.abs(live.minus(intended).minorUnits());
        return by > 1 || by * 100 > Math.abs(intended.minorUnits());
    }

    private static BigDecimal distance(LivePrice intended, @Nullable LivePrice live) {
        if (live == null
                || intended.price().minorUnits() == 0
                || !live.price().currency().equals(intended.price().currency())) {
            return BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(live.price().minus(intended.price()).minorUnits())
                .abs()
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(intended.price().minorUnits()), 2, RoundingMode.HALF_UP);
    }
}
