package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanaryVerdictTest {

    private static final CanaryLimits USUAL = limits("2", "0");

    @Test
    void aCanaryThatWasWrittenAndIsShownPasses() {
        var figures = figures(40, 40, 0, 0).and(usd("9.00"), usd("9.00"));

        assertThat(CanaryVerdict.of(USUAL, figures)).isEqualTo(new CanaryVerdict.Passed());
    }

    @ParameterizedTest
    @CsvSource({"50, 1, 0, true", "50, 0, 1, true", "50, 1, 1, false", "49, 1, 0, false", "1, 1, 0, false"})
    void moreErrorsThanAllowedHalt(int size, int failed, int skipped, boolean passes) {
        var figures = figures(size, size - failed - skipped, failed, skipped);

        var verdict = CanaryVerdict.of(USUAL, figures);

        assertThat(verdict instanceof CanaryVerdict.Passed).isEqualTo(passes);
    }

    @Test
    void theReasonNamesTheFigures() {
        var verdict = CanaryVerdict.of(USUAL, figures(40, 37, 2, 1));

        assertThat(verdict)
                .isEqualTo(new CanaryVerdict.Halted("of 40 prices 2 failed and 1 were skipped (7.5 %), more than 2 %"));
    }

    @Test
    void onePriceThatIsShownDifferentlyHaltsWhereNoneMayBe() {
        var figures = figures(4, 4, 0, 0).and(usd("9.00"), usd("9.50"));

        assertThat(CanaryVerdict.of(USUAL, figures))
                .isEqualTo(new CanaryVerdict.Halted(
                        "of 4 written prices the channel shows 1 differently (25 %), more than 0 %"));
        assertThat(CanaryVerdict.of(limits("2", "25"), figures)).isEqualTo(new CanaryVerdict.Passed());
    }

    @Test
    void oneMinorUnitIsNoDriftAndAPriceThatIsGoneIs() {
        assertThat(figures(1, 1, 0, 0).and(usd("9.00"), usd("9.01")).drifted()).isZero();
        assertThat(figures(1, 1, 0, 0).and(usd("9.00"), null).drifted()).isOne();
        assertThat(figures(1, 1, 0, 0)
                        .and(usd("9.00"), LivePrice.of(Money.of("9.00", "EUR")))
                        .drifted())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({"12.00, true, ''", "12.10, false, (an anomaly)", "13.10, false, (high)", "15.10, false, (critical)"})
    void anAnomalyHaltsWhateverMayDrift(String shown, boolean passes, String severity) {
        var figures = figures(10, 10, 0, 0).and(usd("10.00"), usd(shown));

        var verdict = CanaryVerdict.of(limits("100", "100"), figures);

        assertThat(verdict instanceof CanaryVerdict.Passed).isEqualTo(passes);
        assertThat(verdict.toString()).contains(severity);
    }

    @Test
    void aCanaryThatWroteNothingHasNoDrift() {
        var figures = figures(2, 0, 0, 2);

        assertThat(figures.driftShare()).isZero();
        assertThat(CanaryVerdict.of(limits("100", "0"), figures)).isEqualTo(new CanaryVerdict.Passed());
    }

    private static CanaryFigures figures(int size, int written, int failed, int skipped) {
        return CanaryFigures.of(
                size,
                new TargetCounts(Map.of(
                        TargetState.APPLIED, written, TargetState.FAILED, failed, TargetState.SKIPPED, skipped)));
    }

    private static CanaryLimits limits(String errors, String drift) {
        return new CanaryLimits(new BigDecimal(errors), new BigDecimal(drift));
    }

    private static LivePrice usd(String amount) {
        return LivePrice.of(Money.of(amount, "USD"));
    }
}
