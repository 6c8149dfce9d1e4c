package io.calibr.engine.dialect;

import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.facts.Price;
import io.calibr.facts.Product;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

import static org.assertj.core.api.Assertions.assertThat;

/** What a developer compiles from an export does what Calibr does. */
class DrlExportTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void compiledByDroolsTheSameRulesMatchTheSameProducts(long seed) {
        var random = new Random(seed);
        var table = ExportedRules.table(random);
        var products = ExportedRules.products(random);

        var hits = hitsOfDrools(new DrlTableWriter().write(table), products);

        assertThat(hits).isNotEmpty().isEqualTo(hitsOfCalibr(table, products));
    }

    private static Set<String> hitsOfDrools(String drl, List<Product> products) {
        var hits = new TreeSet<String>();
        var session = ExportedRules.compiled(drl).newKieSession();
        try {
            session.setGlobal("price", new Price());
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    var product = (Product) event.getMatch().getObjects().getFirst();
                    hits.add(product.sku() + " " + event.getMatch().getRule().getName());
                }
            });
            products.forEach(session::insert);
            session.getAgenda().getAgendaGroup("adjust").setFocus();
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return hits;
    }

    private static Set<String> hitsOfCalibr(DecisionTable table, List<Product> products) {
        var rules = new RuleCompiler(Vocabulary.standard())
                .compile(List.of(table), Guardrails.none())
                .orThrow();
        var request =
                PriceRequest.of(Currency.getInstance("USD"), Instant.parse("2024-07-20T12:00:00Z"), ZoneOffset.UTC);
        var hits = new TreeSet<String>();
        for (var priced : new PricingEngine(rules)
                .price(products.stream().map(ExportedRules::facts).toList(), request)) {
            priced.explanation().steps().stream()
                    .filter(Step::byRow)
                    .forEach(step -> hits.add(
                            priced.sku() + " " + table.rows().get(step.row()).id()));
        }
        return hits;
    }
}
