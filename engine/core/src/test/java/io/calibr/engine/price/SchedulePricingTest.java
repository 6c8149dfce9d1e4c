package io.calibr.engine.price;

import io.calibr.engine.compile.Compilation;
import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.ExplanationText;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.all;
import static io.calibr.engine.price.Fixtures.priced;
import static io.calibr.engine.price.Fixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;

class SchedulePricingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T11:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-30T11:00:00Z");

    private final RuleSet rules =
            rules(table("always", ""), table("black-friday", "# effective: 2026-11-27T00:00 .. 2026-11-30T00:00\n"));

    @Test
    void aTableOutsideItsScheduleIsLeftOut() {
        assertThat(outcome(FRIDAY)).isEqualTo(priced("81.00"));
        assertThat(outcome(MONDAY)).isEqualTo(priced("90.00"));
    }

    @Test
    void theExplanationSaysWhichTablesWereLeftOut() {
        var text = new ExplanationText(rules, _ -> Optional.empty());

        assertThat(text.leftOut(FRIDAY, BERLIN)).isEmpty();
        assertThat(text.leftOut(MONDAY, BERLIN))
                .containsExactly(
                        "table black-friday is left out: it applies from 2026-11-27T00:00 until 2026-11-30T00:00");
    }

    @Test
    void theScheduleCountsInTheHash() {
        assertThat(List.of(
                        rules(table("t", "")).hash(),
                        rules(table("t", "# weekly: mon\n")).hash(),
                        rules(table("t", "# weekly: tue\n")).hash(),
                        rules(table("t", "# effective: 2026-11-27T00:00 ..\n")).hash(),
                        rules(table("t", "# effective: .. 2026-11-27T00:00\n")).hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aWeeklyTableDoesNotStartFromTheLivePrice() {
        var live = all(Stage.BASE, new Action.Live());

        var refused = compiled(live, table("happy-hour", "# weekly: fri 16:00-18:00\n"));
        var once = compiled(live, table("black-friday", "# effective: 2026-11-27T00:00 ..\n"));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Compilation.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.message())
                                        .isEqualTo("live compounds where a table comes again each week: happy-hour")));
        assertThat(once).isInstanceOf(Compilation.Compiled.class);
    }

    private PriceOutcome outcome(Instant asOf) {
        return new PricingEngine(rules)
                .price(List.of(aSku("100.00")), PriceRequest.of(USD, asOf, BERLIN))
                .getFirst()
                .outcome();
    }

    private static Compilation compiled(DecisionTable... tables) {
        return new RuleCompiler(WORDS).compile(List.of(tables), Guardrails.none());
    }

    private static DecisionTable table(String name, String schedule) {
        return new CsvTableReader(WORDS)
                .read(
                        name,
                        "# table: " + name + "\n# stage: adjust\n# hit-policy: first\n" + schedule
                                + "id,percent\nr1,-10\n")
                .orThrow();
    }
}
