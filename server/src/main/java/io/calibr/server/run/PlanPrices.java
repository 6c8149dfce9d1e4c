package io.calibr.server.run;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.PricingSession;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.Money;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.catalog.Selection;
import io.calibr.server.platform.Spool;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.GuardrailText;
import io.calibr.server.rule.TrialRules;
import io.calibr.server.rule.TrialRules.TrialRule;
import io.calibr.server.run.FindChannel.Named;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what rules would do to every price, without keeping the rules, a run or a price. What a channel shows is looked at
 * first, as a dry run does.
 */
@Dependent
class PlanPrices {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final TrialRules rules;
    private final Catalogue catalogue;
    private final FindChannel channels;
    private final ObserveChannel observe;
    private final StandingPrices standing;
    private final Clock clock;

    @Inject
    PlanPrices(
            TrialRules rules,
            Catalogue catalogue,
            FindChannel channels,
            ObserveChannel observe,
            StandingPrices standing,
            Clock clock) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.channels = channels;
        this.observe = observe;
        this.standing = standing;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param run what would be run; its rules do not count
     */
    record Wanted(List<TrialRule> rules, GuardrailText guardrails, RunBody run) {}

    /** A line of JSON for each SKU, and one that says that it is the end. */
    InputStream file(ProjectScope scope, Wanted wanted) throws IOException {
        var ruleSet = rules.compile(scope, wanted.rules(), wanted.guardrails());
        var asked = wanted.run().request(clock.instant(), scope.zone());
        var list = catalogue.priceList(scope.project(), asked.priceList());
        requireCurrency(ruleSet, list);
        var channel = asked.channel().map(name -> channels.named(scope.project(), name));
        var selection = new Selection(
                scope.project(),
                scope.zone(),
                list,
                asked.asOf(),
                channel.map(named -> named.id().value()));
        channel.ifPresent(named -> observe.observe(named.id(), selection));
        var request = selection.request(channel.map(Named::slug).orElse(""), asked.customerGroup());
        return Spool.of(writer -> {
            try (var session = new PricingEngine(ruleSet).session()) {
                catalogue.forEachBatch(
                        selection, batch -> write(writer, session, ruleSet, standing.of(selection, batch), request));
            }
            writer.write("{\"end\":true}\n");
        });
    }

    private static void requireCurrency(RuleSet rules, PriceList list) {
        var guardrails = rules.guardrails();
        if (guardrails.holdAmounts() && !list.currency().equals(guardrails.currency())) {
            throw Kind.INVALID_VALUE
                    .because(
                            "the guardrails are in " + guardrails.currency() + ", the price list in " + list.currency())
                    .with("member", "guardrails");
        }
    }

    private static void write(
            Writer writer, PricingSession session, RuleSet rules, List<SkuFacts> batch, PriceRequest request) {
        try {
            var priced = session.price(batch, request);
            for (var index = 0; index < batch.size(); index++) {
                writer.write(line(batch.get(index), priced.get(index), rules) + "\n");
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static JsonObject line(SkuFacts facts, PricedSku priced, RuleSet rules) {
        var prices = facts.prices();
        var outcome = priced.outcome();
        var announced = prices.live() == null ? null : prices.compareAt();
        var line = JSON.createObjectBuilder()
                .add("sku", facts.sku().value())
                .add("outcome", Outcome.of(outcome).name())
                .add("currency", prices.regular().currency().getCurrencyCode());
        add(line, "before", prices.reference());
        add(line, "beforeCompareAt", announced);
        if (outcome instanceof PriceOutcome.Priced(var price, var compareAt)) {
            add(line, "after", price);
            add(line, "afterCompareAt", compareAt);
        } else {
            add(line, "after", prices.reference());
            add(line, "afterCompareAt", announced);
        }
        add(line, "cost", prices.cost());
        priced.explanation()
                .acting()
                .ifPresent(step -> line.add(
                        "row", FiredRow.of(rules, step.table(), step.row()).toString()));
        return line.add("because", outcome.because()).build();
    }

    private static void add(JsonObjectBuilder line, String name, @Nullable Money amount) {
        if (amount != null) {
            line.add(name, amount.amount().toPlainString());
        }
    }
}
