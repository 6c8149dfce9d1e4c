package io.calibr.server.run;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Recorded facts in words, for explanations: the value that a condition on a term saw. */
record FactWords(SkuFacts facts, PriceRequest request) {

    Optional<String> of(Term term) {
        return switch (term.name()) {
            case "sku" -> Optional.of(facts.sku().value());
            case "regular" -> amount(facts.prices().regular());
            case "live" -> amount(facts.prices().live());
            case "compare-at" -> amount(facts.prices().compareAt());
            case "cost" -> amount(facts.prices().cost());
            case "map" -> amount(facts.prices().map());
            case "competitor-lowest" -> amount(facts.competition().lowest());
            case "competitor-average" -> number(facts.competition().average());
            case "competitor-count" ->
                Optional.of(String.valueOf(facts.competition().count()));
            case "weeks-of-cover" -> number(facts.weeksOfCover());
            case "channel" -> Optional.of(request.channel()).filter(name -> !name.isEmpty());
            case "customer-group" -> Optional.of(request.customerGroup()).filter(name -> !name.isEmpty());
            case "weekday" -> Optional.of(request.weekday());
            case "time-of-day" -> Optional.of(request.time().toString());
            case "stock" -> Optional.ofNullable(facts.stock()).map(String::valueOf);
            case "tags" -> Optional.of(String.join(", ", new TreeSet<>(facts.tags())));
            case "last-change-days" ->
                Optional.ofNullable(facts.history().last())
                        .map(last -> String.valueOf(
                                Duration.between(last, request.asOf()).toDays()));
            case "price-list" -> Optional.of(request.priceList());
            case "audience" -> Optional.of(request.audience());
            case "currency" -> Optional.of(request.currency().getCurrencyCode());
            case "date" -> Optional.of(request.day().toString());
            case "quantity" -> Optional.of(String.valueOf(request.quantity()));
            default -> Optional.ofNullable(facts.attributes().get(term.name())).map(Value::text);
        };
    }

    /** To two decimals: for people. */
    private static Optional<String> number(@Nullable BigDecimal number) {
        return Optional.ofNullable(number)
                .map(known -> known.setScale(2, RoundingMode.HALF_EVEN).toPlainString());
    }

    private static Optional<String> amount(@Nullable Money money) {
        return Optional.ofNullable(money).map(known -> known.amount().toPlainString());
    }
}
