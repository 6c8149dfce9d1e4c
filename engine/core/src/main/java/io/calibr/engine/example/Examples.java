package io.calibr.engine.example;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.example.ExampleResult.Actual;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.Guardrail;
import io.calibr.engine.guard.Reason;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.PricingEngine;
import io.calibr.model.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The examples of one file.
 *
 * @param source the file's name, as failures show it
 */
public record Examples(String source, List<Example> all) {

    public Examples {
        all = List.copyOf(all);
    }

    /** Prices every example with {@code rules}; empty if all of them hold. */
    public List<ExampleFailure> failures(RuleSet rules) {
        return results(rules).stream()
                .flatMap(result -> result.failures().stream())
                .toList();
    }

    /** Prices every example with {@code rules} and says what came out, in the order of the file. */
    public List<ExampleResult> results(RuleSet rules) {
        try (var session = new PricingEngine(rules).session()) {
            return all.stream()
                    .map(example -> result(
                            example,
                            session.price(List.of(example.facts()), example.request())
                                    .getFirst(),
                            rules))
                    .toList();
        }
    }

    private ExampleResult result(Example example, PricedSku priced, RuleSet rules) {
        var failures = new ArrayList<ExampleFailure>();
        var rows = rows(priced, rules);
        var expected = example.expected();
        expected.price()
                .ifPresent(
                        price -> check(example, "expect-price", price.toString(), price(priced.outcome()), failures));
        expected.outcome()
                .ifPresent(word ->
                        check(example, "expect-outcome", word, priced.outcome().word(), failures));
        expected.rows()
                .ifPresent(ids ->
                        check(example, "expect-rows", String.join(" | ", ids), String.join(" | ", rows), failures));
        return new ExampleResult(
                example,
                new Actual(amount(priced.outcome()), priced.outcome().word(), rows, touched(priced, rules)),
                failures);
    }

    private void check(Example example, String column, String expected, String actual, List<ExampleFailure> failures) {
        if (!expected.equals(actual)) {
            failures.add(new ExampleFailure(source, example.line(), example.name(), column, expected, actual));
        }
    }

    private static String price(PriceOutcome outcome) {
        return switch (outcome) {
            case PriceOutcome.Priced priced -> priced.price().toString();
            case PriceOutcome.Unchanged unchanged -> unchanged.price().toString();
            case PriceOutcome.Held held ->
                "held: " + held.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
            case PriceOutcome.Conflicting _, PriceOutcome.NotCovered _ -> outcome.word();
        };
    }

    private static Optional<Money> amount(PriceOutcome outcome) {
        return switch (outcome) {
            case PriceOutcome.Priced priced -> Optional.of(priced.price());
            case PriceOutcome.Unchanged unchanged -> Optional.of(unchanged.price());
            case PriceOutcome.Held _, PriceOutcome.Conflicting _, PriceOutcome.NotCovered _ -> Optional.empty();
        };
    }

    private static List<String> rows(PricedSku priced, RuleSet rules) {
        return priced.outcome() instanceof PriceOutcome.Conflicting conflicting
                ? conflicting.rows().stream().map(FiredRow::id).toList()
                : priced.explanation().steps().stream()
                        .filter(Step::byRow)
                        .map(step -> rules.row(step.table(), step.row()).id())
                        .toList();
    }

    private static List<FiredRow> touched(PricedSku priced, RuleSet rules) {
        var touched = new LinkedHashSet<FiredRow>();
        if (priced.outcome() instanceof PriceOutcome.Conflicting(var rows)) {
            touched.addAll(rows);
        }
        priced.explanation().steps().stream()
                .filter(Step::byRow)
                .forEach(step -> touched.add(FiredRow.of(rules, step.table(), step.row())));
        priced.explanation().checks().stream()
                .filter(check -> check.table() != Guardrail.RULEBOOK)
                .forEach(check -> touched.add(FiredRow.of(rules, check.table(), check.row())));
        return List.copyOf(touched);
    }
}
