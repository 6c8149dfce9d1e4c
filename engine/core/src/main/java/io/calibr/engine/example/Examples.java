package io.calibr.engine.example;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.Reason;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.PricingEngine;
import java.util.ArrayList;
import java.util.List;
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
        var failures = new ArrayList<ExampleFailure>();
        try (var session = new PricingEngine(rules).session()) {
            for (var example : all) {
                var priced = session.price(List.of(example.facts()), example.request())
                        .getFirst();
                check(example, priced, rules, failures);
            }
        }
        return failures;
    }

    private void check(Example example, PricedSku priced, RuleSet rules, List<ExampleFailure> failures) {
        var expected = example.expected();
        expected.price()
                .ifPresent(
                        price -> check(example, "expect-price", price.toString(), price(priced.outcome()), failures));
        expected.outcome().ifPresent(word -> check(example, "expect-outcome", word, word(priced.outcome()), failures));
        expected.rows()
                .ifPresent(rows -> check(
                        example,
                        "expect-rows",
                        String.join(" | ", rows),
                        String.join(" | ", rows(priced, rules)),
                        failures));
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
            case PriceOutcome.Conflicting _, PriceOutcome.NotCovered _ -> word(outcome);
        };
    }

    private static String word(PriceOutcome outcome) {
        return switch (outcome) {
            case PriceOutcome.Priced _ -> "priced";
            case PriceOutcome.Unchanged _ -> "unchanged";
            case PriceOutcome.Held _ -> "held";
            case PriceOutcome.Conflicting _ -> "conflicting";
            case PriceOutcome.NotCovered _ -> "not-covered";
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
}
