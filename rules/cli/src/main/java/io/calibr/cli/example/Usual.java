package io.calibr.cli.example;

import io.calibr.cli.folder.RuleFile;
import io.calibr.cli.folder.RuleFolder;
import io.calibr.engine.price.PriceRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/**
 * What an example that does not say otherwise is priced for.
 *
 * @param currency of examples of tables that have none; without it the rulebook's, or else US dollars
 */
public record Usual(Optional<Currency> currency, Instant asOf, ZoneId zone) {

    private static final Currency DOLLARS = Currency.getInstance("USD");

    PriceRequest request(RuleFolder folder, RuleFile rule) {
        var currency = rule.table()
                .flatMap(table -> table.currency())
                .or(this::currency)
                .or(() -> ofRulebook(folder, rule))
                .orElse(DOLLARS);
        return PriceRequest.of(currency, asOf, zone);
    }

    private static Optional<Currency> ofRulebook(RuleFolder folder, RuleFile rule) {
        return folder.rulebooks().stream()
                .filter(rulebook -> folder.rules(rulebook).contains(rule))
                .flatMap(rulebook -> rulebook.market().currency().stream())
                .flatMap(code -> Currency.availableCurrencies()
                        .filter(known -> known.getCurrencyCode().equals(code)))
                .findFirst();
    }
}
