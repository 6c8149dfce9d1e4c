package io.calibr.engine.price;

import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fact a term names: a {@link BigDecimal} for MONEY, NUMBER and PERCENT, a {@link java.time.LocalDate} for
 * DATE, a {@link java.time.LocalTime} for TIME, a {@link Boolean} for FLAG, a set of strings for TAGS, else a string. Null where the
 * fact is missing or has another type than the term; tags are never missing, there may be none.
 */
@FunctionalInterface
interface FactReader {

    @Nullable
    Object read(SkuFacts facts, PriceRequest request, BigDecimal price);

    static FactReader of(Term term) {
        return switch (term.name()) {
            case "sku" -> (facts, _, _) -> facts.sku().value();
            case "price" -> (_, _, price) -> price;
            case "margin" -> (facts, _, price) -> margin(price, facts.prices().cost());
            case "regular" -> (facts, _, _) -> facts.prices().regular().amount();
            case "live" -> (facts, _, _) -> amount(facts.prices().live());
            case "compare-at" -> (facts, _, _) -> amount(facts.prices().compareAt());
            case "cost" -> (facts, _, _) -> amount(facts.prices().cost());
            case "map" -> (facts, _, _) -> amount(facts.prices().map());
            case "stock" -> (facts, _, _) -> facts.stock() == null ? null : BigDecimal.valueOf(facts.stock());
            case "competitor-lowest" ->
                (facts, _, _) -> amount(facts.competition().lowest());
            case "competitor-average" -> (facts, _, _) -> facts.competition().average();
            case "competitor-count" ->
                (facts, _, _) -> BigDecimal.valueOf(facts.competition().count());
            case "last-change-days" -> (facts, request, _) -> daysSinceChange(facts, request);
            case "tags" -> (facts, _, _) -> facts.tags();
            case "price-list" -> (_, request, _) -> request.priceList();
            case "audience" -> (_, request, _) -> request.audience();
            case "channel" -> (_, request, _) -> known(request.channel());
            case "customer-group" -> (_, request, _) -> known(request.customerGroup());
            case "weeks-of-cover" -> (facts, _, _) -> facts.weeksOfCover();
            case "competitor-position" ->
                (facts, _, price) -> facts.competition().position(price);
            case "competitor-gap" -> (facts, _, price) -> facts.competition().gap(price);
            case "weekday" -> (_, request, _) -> request.weekday();
            case "time-of-day" -> (_, request, _) -> request.time();
            case "currency" -> (_, request, _) -> request.currency().getCurrencyCode();
            case "date" -> (_, request, _) -> request.day();
            case "quantity" -> (_, request, _) -> BigDecimal.valueOf(request.quantity());
            default ->
                term.type() == TermType.TAGS
                        ? (facts, _, _) -> tags(facts.attributes().get(term.name()))
                        : (facts, _, _) -> attribute(term, facts.attributes().get(term.name()));
        };
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    /** (price - cost) / price in per cent; a price of zero has no margin. */
    private static @Nullable BigDecimal margin(BigDecimal price, @Nullable Money cost) {
        return cost == null || price.signum() == 0
                ? null
                : price.subtract(cost.amount()).movePointRight(2).divide(price, MathContext.DECIMAL128);
    }

    private static @Nullable BigDecimal daysSinceChange(SkuFacts facts, PriceRequest request) {
        var last = facts.history().last();
        return last == null
                ? null
                : BigDecimal.valueOf(Duration.between(last, request.asOf()).toDays());
    }

    private static @Nullable Object attribute(Term term, @Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Text(var text) -> isText(term) ? text : null;
            case Value.Decimal(var number) -> term.type().isNumeric() ? number : null;
            case Value.Day(var day) -> term.type() == TermType.DATE ? day : null;
            case Value.Time(var time) -> term.type() == TermType.TIME ? time : null;
            case Value.Flag(var set) -> term.type() == TermType.FLAG ? (Boolean) set : null;
            case Value.Tags _ -> null;
        };
    }

    private static Set<String> tags(@Nullable Value value) {
        return value instanceof Value.Tags(var tags) ? tags : Set.of();
    }

    private static boolean isText(Term term) {
        return switch (term.type()) {
            case TEXT, PATH -> true;
            case MONEY, NUMBER, PERCENT, DATE, TIME, FLAG, TAGS -> false;
        };
    }
}
