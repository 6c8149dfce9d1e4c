package io.calibr.engine.example;

import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.table.CsvTableReader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MatchedTest {

    @Test
    void everyRowThatMatchesIsNamedAndThoseThatAct() {
        var matched = matched(
                "adjust",
                "id,exclusive-group,brand is,stock >,percent\nacme,,Acme,,-10\nmany,,,20,-20\nall,,,,-30",
                Map.of("regular", "100", "brand", "Acme", "stock", "5"));

        assertThat(matched.rows()).containsExactly("acme", "all");
        assertThat(matched.actual().rows()).containsExactly("acme");
        assertThat(matched.actual().price()).contains(usd("90.00"));
        assertThat(matched.actual().outcome()).isEqualTo("priced");
    }

    @Test
    void rowsOfLaterStagesMatchToo() {
        var matched = matched("round", "id,regular >,ending\ncharm,50,0.99", Map.of("regular", "100.20"));

        assertThat(matched.rows()).containsExactly("charm");
        assertThat(matched.actual().price()).contains(usd("99.99"));
    }

    @Test
    void aFactThatMakesNoSenseIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().example(Map.of("regular", "1", "brnad", "Acme")))
                .withMessage("brnad is no word of the vocabulary; did you mean brand?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().example(Map.of("regular", "1", "date", "tomorrow")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().example(Map.of("brand", "Acme")))
                .withMessageContaining("regular");
    }

    @ParameterizedTest
    @Timeout(5)
    @CsvSource({
        "regular, 1e999999999",
        "competitor-average, 1e999999999",
        "competitor-count, 2000000000",
        "competitor-count, 0",
        "last-change-days, 99999999999999999",
        "last-change-days, -1",
        "quantity, 0",
        "stock, many",
        "date, tomorrow",
        "time-of-day, 25:00",
        "currency, XXX",
        "currency, dollars",
    })
    void aFactThatCannotBeIsRefusedAtOnceWithItsName(String fact, String text) {
        var facts = new HashMap<>(Map.of("regular", "10", "competitor-lowest", "9"));
        facts.put(fact, text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().example(facts))
                .withMessageContaining("column " + fact + ": " + text);
    }

    private static ExampleReader reader() {
        return new ExampleReader(WORDS, inUsd());
    }

    private static Matched matched(String stage, String rows, Map<String, String> facts) {
        var text = "# table: t\n# stage: " + stage + "\n# hit-policy: first\n# currency: USD\n" + rows + "\n";
        var example = reader().example(facts);
        return Matched.of(
                new CsvTableReader(WORDS).read("t.csv", text).orThrow(),
                new RuleCompiler(WORDS),
                example.facts(),
                example.request());
    }
}
