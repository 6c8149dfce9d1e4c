package io.calibr.engine.lint;

import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is certain of facts beyond their type: which are never missing, and which numbers there can be. */
final class Facts {

    private static final Set<String> ALWAYS_KNOWN = Set.of(
            "sku",
            "regular",
            "price",
            "competitor-count",
            "date",
            "weekday",
            "time-of-day",
            "quantity",
            "price-list",
            "audience",
            "currency");

    /** Exact results of a calculation, which may lie between two payable amounts. */
    private static final Set<String> CALCULATED = Set.of("price", "competitor-average");

    /** Counts, with the smallest there can be. */
    private static final Map<String, Optional<BigDecimal>> COUNTS = Map.of(
            "stock", Optional.empty(),
            "age", Optional.empty(),
            "competitor-count", Optional.of(BigDecimal.ZERO),
            "last-change-days", Optional.of(BigDecimal.ZERO),
            "quantity", Optional.of(BigDecimal.ONE));

    private static final BigDecimal LAST_MINUTE = BigDecimal.valueOf(24 * 60 - 1);

    private Facts() {}

    static boolean canBeMissing(Term term) {
        return term.type() != TermType.TAGS && !ALWAYS_KNOWN.contains(term.name());
    }

    /** The distance between neighbouring numbers; nothing where there is always one more between two. */
    static Optional<BigDecimal> step(Term term, Optional<Currency> currency) {
        return switch (term.type()) {
            case DATE, TIME -> Optional.of(BigDecimal.ONE);
            case MONEY ->
                currency.filter(_ -> !CALCULATED.contains(term.name()))
                        .map(money -> BigDecimal.ONE.movePointLeft(money.getDefaultFractionDigits()));
            case NUMBER -> COUNTS.containsKey(term.name()) ? Optional.of(BigDecimal.ONE) : Optional.empty();
            case PERCENT, TEXT, PATH, FLAG, TAGS -> Optional.empty();
        };
    }

    /** The smallest number there can be. The running price alone may be below zero for a while. */
    static Optional<BigDecimal> least(Term term) {
        if (term.type() == TermType.TIME) {
            return Optional.of(BigDecimal.ZERO);
        }
        return term.type() == TermType.MONEY && !"price".equals(term.name())
                ? Optional.of(BigDecimal.ZERO)
                : COUNTS.getOrDefault(term.name(), Optional.empty());
    }

    /** The largest number there can be: 23:59 in minutes since midnight. */
    static Optional<BigDecimal> most(Term term) {
        return term.type() == TermType.TIME ? Optional.of(LAST_MINUTE) : Optional.empty();
    }
}
