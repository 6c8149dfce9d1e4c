package io.calibr.engine.example;

import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one table by itself makes of one SKU.
 *
 * @param rows ids of all rows whose conditions hold, whether or not the hit policy lets them act, in the table's order
 * @param actual what came of it, with the rows that acted
 */
public record Matched(List<String> rows, ExampleResult.Actual actual) {

    public Matched {
        rows = List.copyOf(rows);
    }

    /**
     * Tries a SKU on a table; the price as the table meets it is the regular one.
     *
     * @throws IllegalArgumentException if the table does not compile
     */
    public static Matched of(DecisionTable table, RuleCompiler compiler, SkuFacts facts, PriceRequest request) {
        var nothing = new Example.Expected(Optional.empty(), Optional.empty(), Optional.empty());
        var examples = new Examples("facts", List.of(new Example(1, "facts", facts, request, nothing)));
        var rules = compiler.compile(Alone.with(table), Guardrails.none()).orThrow();
        var open = compiler.compile(List.of(open(table)), Guardrails.none()).orThrow();
        return new Matched(actual(examples, open).rows(), actual(examples, rules));
    }

    private static ExampleResult.Actual actual(Examples examples, RuleSet rules) {
        return examples.results(rules).getFirst().actual();
    }

    /** The same conditions in a table in which every row that matches acts, and changes nothing. */
    private static DecisionTable open(DecisionTable table) {
        var nothing = List.<Action>of(new Action.Percent(BigDecimal.ZERO));
        var rows = table.rows().stream()
                .map(row ->
                        new Row(row.id(), 0, Optional.empty(), row.conditions(), row.when(), nothing, Optional.empty()))
                .toList();
        return new DecisionTable(table.name(), Stage.ADJUST, HitPolicy.COLLECT, table.currency(), List.of(), rows);
    }
}
