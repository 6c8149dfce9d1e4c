package io.calibr.server.reconcile;

import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FindingTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, 100.00,",
        "100.00, 100.01, MINOR",
        "100.00, 99.99, MINOR",
        "100.00, 100.02, MISMATCH",
        "0.50, 0.51, MISMATCH",
        "100.00, 150.00, MISMATCH",
        "0.00, 0.01, MISMATCH"
    })
    void moreThanAMinorUnitOrAPercentIsAMismatch(String intended, String live, FindingKind kind) {
        var finding = Finding.of(priced(intended), priced(live), Tolerance.USUAL);

        assertThat(finding.kind()).isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 10.00, 10.05, MINOR",
        "5, 5, 10.00, 10.06, MISMATCH",
        "500, 0.5, 10.00, 10.05, MINOR",
        "500, 0.5, 10.00, 10.06, MISMATCH",
        "0, 100, 10.00, 10.01, MISMATCH"
    })
    void aProjectSaysWhatItTolerates(
            long minorUnits, BigDecimal percent, String intended, String live, FindingKind kind) {
        var finding = Finding.of(priced(intended), priced(live), new Tolerance(minorUnits, percent));

        assertThat(finding.kind()).contains(kind);
    }

    @Test
    void aPriceThatIsNotListedIsMissing() {
        assertThat(Finding.of(priced("10.00"), null, Tolerance.USUAL)).isEqualTo(new Finding.Missing());
    }

    @Test
    void anotherCurrencyIsNeverComparedByAmount() {
        var finding = Finding.of(priced("10.00"), LivePrice.of(Money.of("10.00", "EUR")), Tolerance.USUAL);

        assertThat(finding).isEqualTo(new Finding.ForeignCurrency("EUR"));
    }

    @Test
    void aCompareAtThatWasTakenAwayIsAMismatch() {
        var intended = new LivePrice(Money.of("9.00", "USD"), Money.of("10.00", "USD"));

        var finding = Finding.of(intended, priced("9.00"), Tolerance.USUAL);

        assertThat(finding).isEqualTo(new Finding.Drifted(Money.of("-10.00", "USD"), true));
    }

    private static LivePrice priced(String amount) {
        return LivePrice.of(Money.of(amount, "USD"));
    }
}
