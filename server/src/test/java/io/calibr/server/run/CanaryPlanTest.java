package io.calibr.server.run;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CanaryPlanTest {

    @Test
    void whatIsLeftOutIsTenMinutesTwoPerCentAndNoDrift() {
        var plan = share("5").plan();

        assertThat(plan.watch()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.limits()).isEqualTo(new CanaryLimits(new BigDecimal("2"), BigDecimal.ZERO));
        assertThat(CanaryBody.of(plan).plan()).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource({"5, 100, 5", "5, 101, 6", "5, 3, 1", "0.1, 10, 1", "50, 3, 2"})
    void aShareIsRoundedUpToWholePrices(String share, int targets, int first) {
        assertThat(share(share).plan().sizes(targets)).containsExactly(first);
    }

    @Test
    void stepsGrowAndTheLastLeavesARest() {
        var plan = steps("5", "25", "100").plan();

        assertThat(plan.sizes(1000)).containsExactly(50, 250);
        assertThat(plan.sizes(4)).containsExactly(1);
        assertThat(plan.sizes(1)).isEmpty();
        assertThat(plan.sizes(0)).isEmpty();
    }

    @Test
    void aNumberIsAsItIs() {
        var plan = new CanaryBody(null, 20, null, "PT0S", null, null).plan();

        assertThat(plan.sizes(100)).containsExactly(20);
        assertThat(plan.sizes(20)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatMakesNoSenseIsRefusedByMember(CanaryBody body, String member) {
        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(body::plan)
                .returns(Kind.INVALID_VALUE, PricingProblem::kind)
                .satisfies(problem -> assertThat(problem.facts()).containsEntry("member", "canary." + member));
    }

    static Stream<Object[]> refused() {
        return Stream.of(
                new Object[] {new CanaryBody(null, null, null, null, null, null), "share"},
                new Object[] {new CanaryBody(BigDecimal.ONE, 1, null, null, null, null), "share"},
                new Object[] {share("0"), "share"},
                new Object[] {share("101"), "share"},
                new Object[] {steps(), "steps"},
                new Object[] {steps("25", "5"), "steps"},
                new Object[] {new CanaryBody(null, 0, null, null, null, null), "count"},
                new Object[] {new CanaryBody(null, 1, null, "soon", null, null), "watch"},
                new Object[] {new CanaryBody(null, 1, null, "-PT1M", null, null), "watch"},
                new Object[] {new CanaryBody(null, 1, null, "P8D", null, null), "watch"},
                new Object[] {new CanaryBody(null, 1, null, null, new BigDecimal("-1"), null), "maxErrorShare"},
                new Object[] {new CanaryBody(null, 1, null, null, null, new BigDecimal("101")), "maxDriftShare"});
    }

    private static CanaryBody share(String percent) {
        return new CanaryBody(new BigDecimal(percent), null, null, null, null, null);
    }

    private static CanaryBody steps(String... percents) {
        return new CanaryBody(
                null,
                null,
                List.of(Stream.of(percents).map(BigDecimal::new).toArray(BigDecimal[]::new)),
                null,
                null,
                null);
    }
}
