package io.calibr.engine.price;

import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Words for tests: tables, rows, SKUs and requests that read aloud. */
public final class Fixtures {

    public static final Currency USD = Currency.getInstance("USD");
    public static final Instant NOON = Instant.parse("2024-07-20T12:00:00Z");
    /** The words of every project, and two of one. */
    public static final Vocabulary WORDS = Vocabulary.standard()
            .with(
                    Term.of("labels", TermType.TAGS, "What is printed on it"),
                    Term.of("deposit", TermType.MONEY, "What is paid back"));

    private Fixtures() {}

    public static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static SkuFacts aSku(String regular) {
        return SkuFacts.of(new Sku("MUG"), usd(regular));
    }

    public static PriceRequest inUsd() {
        return PriceRequest.of(USD, NOON, ZoneOffset.UTC);
    }

    public static PriceRequest in(String currency) {
        return PriceRequest.of(Currency.getInstance(currency), NOON, ZoneOffset.UTC);
    }

    public static Condition when(String term, Operator operator, Value... operands) {
        return new Condition(WORDS.find(term).orElseThrow(), operator, List.of(operands));
    }

    public static Value text(String text) {
        return new Value.Text(text);
    }

    public static Value number(String number) {
        return new Value.Decimal(dec(number));
    }

    public static Row row(String id, List<Condition> conditions, Action... actions) {
        return new Row(id, 0, Optional.empty(), conditions, List.of(actions));
    }

    /** A row that matches every SKU. */
    public static Row always(String id, Action... actions) {
        return row(id, List.of(), actions);
    }

    public static DecisionTable table(String name, Stage stage, HitPolicy policy, Row... rows) {
        return new DecisionTable(name, stage, policy, Optional.of(USD), List.of(), List.of(rows));
    }

    /** Rows that all match every SKU, one for each action, all of which act. */
    public static DecisionTable all(Stage stage, Action... actions) {
        var rows = new ArrayList<Row>();
        for (var action : actions) {
            rows.add(always("r" + rows.size(), action));
        }
        return table(stage.name(), stage, HitPolicy.COLLECT, rows.toArray(Row[]::new));
    }

    public static DecisionTable adjust(Action... actions) {
        return all(Stage.ADJUST, actions);
    }

    public static Action percent(String percent) {
        return new Action.Percent(dec(percent));
    }

    public static RuleSet rules(Guardrails guardrails, DecisionTable... tables) {
        return new RuleCompiler(WORDS)
                .compile(Arrays.asList(tables), guardrails)
                .orThrow();
    }

    public static RuleSet rules(DecisionTable... tables) {
        return rules(Guardrails.none(), tables);
    }

    public static PricedSku price(RuleSet rules, SkuFacts facts) {
        return new PricingEngine(rules).price(List.of(facts), inUsd()).getFirst();
    }

    public static PriceOutcome outcome(RuleSet rules, SkuFacts facts) {
        return price(rules, facts).outcome();
    }

    public static PriceOutcome priced(String amount) {
        return new PriceOutcome.Priced(usd(amount), null);
    }
}
