package io.calibr.engine.layer;

import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The price that may be announced as the one before a reduction, where Art. 6a of Directive 98/6/EC holds: at most the lowest
 * one of the 30 days before the reduction began. It limits what is announced and never what is sold at. It is asked for one
 * market and price list at a time.
 *
 * @param progressive whether a reduction that grows step by step keeps the prior price of its first step
 * @param youngGoods whether goods on sale for less than 30 days are judged by their own time on sale alone
 */
public record Omnibus(boolean progressive, boolean youngGoods) {

    /** How far back prices count. */
    public static final Duration LOOK_BACK = Duration.ofDays(30);

    /** Both allowances of the directive taken. */
    public static final Omnibus USUAL = new Omnibus(true, true);

    /**
     * The lowest price of the 30 days before {@code began}.
     *
     * @param history oldest record first
     * @param onSaleSince when the goods were first sold, if that is known
     * @return empty where nothing is known of those days
     */
    public Optional<Money> lowestBefore(Instant began, List<PricePeriod> history, Optional<Instant> onSaleSince) {
        var start = began.minus(LOOK_BACK);
        var since = youngGoods
                ? onSaleSince.filter(start::isBefore).filter(began::isAfter).orElse(start)
                : start;
        var moments = new TreeSet<Instant>(List.of(since));
        history.stream()
                .flatMap(period -> Optional.ofNullable(period.to()).stream())
                .forEach(moments::add);
        history.stream().map(PricePeriod::from).forEach(moments::add);
        return moments.stream()
                .filter(moment -> !moment.isBefore(since) && moment.isBefore(began))
                .flatMap(moment -> at(moment, history).stream())
                .min(Money::compareTo);
    }

    /**
     * The prior price of a reduction that begins, or of the next step of one that has begun.
     *
     * @param regular the price without the reduction
     * @param first the prior price of the reduction's first step; empty for a first step
     * @param lowest of the 30 days before, if anything is known of them
     */
    public Money prior(Money regular, Optional<Money> first, Optional<Money> lowest) {
        if (progressive && first.isPresent()) {
            return first.get();
        }
        return lowest.filter(found -> found.compareTo(regular) < 0).orElse(regular);
    }

    /** What is announced beside a price: the prior price, or nothing where that is not above it. */
    public static Optional<Money> announced(Money prior, Money price) {
        return prior.compareTo(price) > 0 ? Optional.of(prior) : Optional.empty();
    }

    /** The reduction in whole percent of the prior price, rounded down; 0 where there is none. */
    public static int percentOff(Money prior, Money price) {
        if (prior.minorUnits() <= 0 || prior.compareTo(price) <= 0) {
            return 0;
        }
        return BigDecimal.valueOf(prior.minus(price).minorUnits())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(prior.minorUnits()), 0, RoundingMode.DOWN)
                .intValueExact();
    }

    private static Optional<Money> at(Instant moment, List<PricePeriod> history) {
        PricePeriod latest = null;
        for (var period : history) {
            if (period.holds(moment) && (latest == null || !period.from().isBefore(latest.from()))) {
                latest = period;
            }
        }
        return Optional.ofNullable(latest).map(PricePeriod::price);
    }
}
