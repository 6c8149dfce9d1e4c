package io.calibr.server.rule;

import io.calibr.engine.example.Example;
import io.calibr.engine.example.ExampleResult;
import io.calibr.model.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a rule and what came of running them.
 *
 * @param text the CSV they are written in
 * @param revision of the draft; not there where a text was only tried out
 * @param failing how many do not hold; none of them may when the rule is published
 * @param coverage every row of the table, in its order; none where it does not compile
 * @param untouched ids of rows that no test and, as far as it is known, no SKU of the newest run has touched
 * @param findings why the tests cannot be run; empty where they were
 */
public record RuleTestsView(
        String text,
        @Nullable Long revision,
        int failing,
        List<CaseView> cases,
        List<CoverageView> coverage,
        List<String> untouched,
        List<Finding> findings) {

    public RuleTestsView {
        cases = List.copyOf(cases);
        coverage = List.copyOf(coverage);
        untouched = List.copyOf(untouched);
        findings = List.copyOf(findings);
    }

    /** One test; {@code line} is where it stands in the text, from 1. */
    public record CaseView(int line, String name, boolean passed, ExpectedView expected, ActualView actual) {}

    /** What must come out; what is not there is not checked. */
    public record ExpectedView(
            @Nullable Money price,
            @Nullable String outcome,
            @Nullable List<String> rows) {}

    /**
     * What came out.
     *
     * @param price not there where the rules came to none
     * @param rows ids of those that acted, in order, or of those in conflict
     */
    public record ActualView(@Nullable Money price, String outcome, List<String> rows) {}

    /**
     * How well one row is tried.
     *
     * @param tests in how many of the tests it had a part
     * @param hits for how many SKUs it fired in the newest run; not there where no run knows the row
     */
    public record CoverageView(
            String row, int tests, @Nullable Long hits) {}

    static CaseView of(ExampleResult result) {
        return new CaseView(
                result.example().line(),
                result.example().name(),
                result.holds(),
                expected(result.example().expected()),
                new ActualView(
                        result.actual().price().orElse(null),
                        result.actual().outcome(),
                        result.actual().rows()));
    }

    private static ExpectedView expected(Example.Expected expected) {
        return new ExpectedView(
                expected.price().orElse(null),
                expected.outcome().orElse(null),
                expected.rows().orElse(null));
    }
}
