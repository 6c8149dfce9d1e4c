package io.calibr.engine.example;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Stage;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.number;
import static io.calibr.engine.price.Fixtures.percent;
import static io.calibr.engine.price.Fixtures.row;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.text;
import static io.calibr.engine.price.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

class ExamplesTest {

    private static final RuleSet BULK = rules(table(
            "bulk",
            Stage.ADJUST,
            HitPolicy.UNIQUE,
            row("ten", List.of(when("quantity", Operator.AT_LEAST, number("10"))), percent("-10")),
            row("sale", List.of(when("tags", Operator.ANY_OF, text("sale"))), percent("-20"))));

    @Test
    void examplesThatHoldHaveNoFailures() {
        var examples = read("""
                example,regular,live,quantity,tags,expect-price,expect-outcome,expect-rows
                ten pieces,100.00,,10,,90.00,priced,ten
                on sale,100.00,80.00,1,new | sale,80.00,unchanged,sale
                neither,100.00,,9,,,not-covered,
                both,100.00,,10,sale,,conflicting,ten | sale
                """).orThrow();

        assertThat(examples.failures(BULK)).isEmpty();
    }

    @Test
    void attributesMayBeAmountsAndTags() {
        var deposits = rules(table(
                "deposits",
                Stage.ADJUST,
                HitPolicy.FIRST,
                row(
                        "returnable",
                        List.of(
                                when("deposit", Operator.AT_LEAST, number("0.25")),
                                when("labels", Operator.ALL_OF, text("eco"), text("glass"))),
                        percent("-10"))));
        var examples = read("""
                example,regular,deposit,labels,expect-rows,expect-outcome
                both,1.00,0.25,glass | new | eco,returnable,priced
                one label,1.00,0.25,glass,,not-covered
                unknown,1.00,,,,not-covered
                """).orThrow();

        assertThat(examples.failures(deposits)).isEmpty();
    }

    @Test
    void aFailureNamesFileLineExpectedAndActual() {
        var examples = read("""
                example,regular,quantity,expect-price,expect-outcome,expect-rows
                fine,100.00,10,90.00,,
                dear,100.00,12,95.00,held,sale
                """).orThrow();

        assertThat(examples.failures(BULK))
                .extracting(ExampleFailure::toString)
                .containsExactly(
                        "bulk.examples.csv:3 (dear): expect-price 95.00 USD, but was 90.00 USD",
                        "bulk.examples.csv:3 (dear): expect-outcome held, but was priced",
                        "bulk.examples.csv:3 (dear): expect-rows sale, but was ten");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "example,regular,colour,expect-price;x,1.00,red,1.00;column colour is no word",
                "example,regular,cost,expect-price;x,1.00,cheap,1.00;column cost: cheap is not a number",
                "example,regular,cost,expect-price;x,1.00,0.001,1.00;column cost: 0.001 is finer than USD",
                "example,regular,date,expect-price;x,1.00,soon,1.00;soon",
                "example,regular,price,expect-price;x,1.00,1.00,1.00;column price: is computed",
                "example,regular,regular,expect-price;x,1.00,1.00,1.00;stands there twice",
                "example,regular,cost,expect-outcome;x,1.00,1.00,gone;gone is not an outcome",
                "example,regular,cost,expect-price;x,1.00,1.00,;nothing is expected",
                "example,regular,cost,expect-price;x,,1.00,1.00;an example has a regular price",
                "example,regular,cost,expect-price;x,1.00,1.00;3 cells",
                "example,live,cost,expect-price;x,1.00,1.00,1.00;regular are needed"
            })
    void aBadFileIsRejectedWithPlaceAndReason(String header, String line, String reason) {
        var reading = read(header + "\n" + line + "\n");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ExampleReading.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .anySatisfy(problem -> assertThat(problem)
                                        .startsWith("bulk.examples.csv")
                                        .contains(reason)));
    }

    @Test
    void aFileWithoutExamplesIsRejected() {
        assertThat(read("")).isInstanceOf(ExampleReading.Rejected.class);
        assertThat(read("example,regular,expect-price\n")).isInstanceOf(ExampleReading.Rejected.class);
    }

    private static ExampleReading read(String text) {
        return new ExampleReader(WORDS, PriceRequest.of(USD, NOON, ZoneOffset.UTC)).read("bulk.examples.csv", text);
    }
}
