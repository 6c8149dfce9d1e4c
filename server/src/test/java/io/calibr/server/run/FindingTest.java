package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FindingTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, 100.00, matched, false",
        "100.00, 100.01, drifted, false",
        "100.00, 99.99, drifted, false",
        "100.00, 100.02, drifted, true",
        "0.50, 0.51, drifted, true",
        "100.00, 150.00, drifted, true",
        "0.00, 0.01, drifted, true"
    })
    void moreThanAMinorUnitOrAPercentIsAMismatch(String intended, String live, String word, boolean mismatch) {
        var finding = Finding.of(priced(intended), priced(live));

        assertThat(finding.word()).isEqualTo(word);
        assertThat(finding.isMismatch()).isEqualTo(mismatch);
    }

    @Test
    void aPriceThatIsNotListedIsMissing() {
        assertThat(Finding.of(priced("10.00"), null)).isEqualTo(new Finding.Missing());
    }

    @Test
    void anotherCurrencyIsNeverComparedByAmount() {
        var finding = Finding.of(priced("10.00"), LivePrice.of(Money.of("10.00", "EUR")));

        assertThat(finding).isEqualTo(new Finding.ForeignCurrency("EUR"));
    }

    @Test
    void aCompareAtThatWasTakenAwayIsAMismatch() {
        var intended = new LivePrice(Money.of("9.00", "USD"), Money.of("10.00", "USD"));

        var finding = Finding.of(intended, priced("9.00"));

        assertThat(finding).isEqualTo(new Finding.Drifted(Money.of("-10.00", "USD"), true));
    }

    private static LivePrice priced(String amount) {
        return LivePrice.of(Money.of(amount, "USD"));
    }
}
