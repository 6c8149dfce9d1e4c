package io.calibr.rules;

import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.dialect.DrlTableReader;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** The starter's rulebooks read, compiled and run on the starter's catalogue. */
final class StarterRules {

    private StarterRules() {}

    static DecisionTable read(StarterRule rule) {
        return switch (rule.kind()) {
            case "table" ->
                new CsvTableReader(Starter.vocabulary())
                        .read(rule.name(), rule.text())
                        .orThrow();
            case "drl" ->
                new DrlTableReader(Starter.vocabulary())
                        .read(rule.name(), rule.text())
                        .orThrow();
            default -> throw new AssertionError("no reader for " + rule.kind());
        };
    }

    static RuleSet ruleSet(String rulebook) {
        var tables = StarterRulebook.read(rulebook).rules().stream()
                .map(StarterRules::read)
                .toList();
        return new RuleCompiler(Starter.vocabulary())
                .compile(tables, Guardrails.none())
                .orThrow();
    }

    /** What becomes of every SKU on sale that day, one piece each. */
    static Map<String, PriceOutcome> priced(String rulebook, String audience, LocalDate day) {
        return priced(rulebook, audience, day, 1);
    }

    static Map<String, PriceOutcome> priced(String rulebook, String audience, LocalDate day, int quantity) {
        var request = PriceRequest.of(
                        Currency.getInstance("USD"),
                        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        ZoneOffset.UTC)
                .on(rulebook, audience)
                .forQuantity(quantity);
        return new PricingEngine(ruleSet(rulebook))
                .price(new StarterCatalogue(day).onSale(), request).stream()
                        .collect(Collectors.toMap(priced -> priced.sku().value(), PricedSku::outcome));
    }
}
