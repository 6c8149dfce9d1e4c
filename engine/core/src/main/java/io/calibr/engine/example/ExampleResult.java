package io.calibr.engine.example;

import io.calibr.engine.explain.FiredRow;
import io.calibr.model.Money;
import java.util.List;
import java.util.Optional;

/**
 * What rules made of one example.
 *
 * @param actual what came out
 * @param failures where that is not what was expected; empty if the example holds
 */
public record ExampleResult(Example example, Actual actual, List<ExampleFailure> failures) {

    public ExampleResult {
        failures = List.copyOf(failures);
    }

    public boolean holds() {
        return failures.isEmpty();
    }

    /**
     * What came out.
     *
     * @param price the price written, or left as it is; empty where the rules came to none
     * @param outcome one word: priced, unchanged, held, conflicting or not-covered
     * @param rows ids of the rows that acted, in order, or of those in conflict
     * @param touched every row that had a part in it: those that acted or are in conflict, and those whose guardrails were
     *     checked
     */
    public record Actual(Optional<Money> price, String outcome, List<String> rows, List<FiredRow> touched) {
        public Actual {
            rows = List.copyOf(rows);
            touched = List.copyOf(touched);
        }
    }
}
