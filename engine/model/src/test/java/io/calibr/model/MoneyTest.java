package io.calibr.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MoneyTest {

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {"1e999999999", "-1e999999999", "1e-999999999", "0e999999999", "1e400000", "92233720368547758.08"
            })
    void anAmountThatIsTooLongOrTooLargeIsRefusedBeforeItIsRounded(String amount) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of(amount, "USD"));
    }

    @ParameterizedTest(name = "{0} {1} is {2} minor units")
    @CsvSource({"19.99,USD,1999", "1005,JPY,1005", "1.005,KWD,1005", "-0.01,EUR,-1", "5,USD,500"})
    void aCurrencyHasItsOwnDecimals(String amount, String currency, long minorUnits) {
        var money = Money.of(amount, currency);

        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(money.amount()).isEqualByComparingTo(amount);
    }

    @Test
    void anAmountFinerThanTheMinorUnitIsRoundedOnlyWhenAsked() {
        var usd = Currency.getInstance("USD");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of("0.005", "USD"));
        assertThat(Money.of(new BigDecimal("0.005"), usd, RoundingMode.HALF_UP)).isEqualTo(Money.of("0.01", "USD"));
        assertThat(Money.of(new BigDecimal("0.005"), usd, RoundingMode.FLOOR)).isEqualTo(Money.of("0.00", "USD"));
    }

    @Test
    void factorsRoundAsToldToo() {
        var price = Money.of("9.99", "USD");

        assertThat(price.times(new BigDecimal("0.85"), RoundingMode.CEILING)).isEqualTo(Money.of("8.50", "USD"));
        assertThat(price.times(new BigDecimal("0.85"), RoundingMode.FLOOR)).isEqualTo(Money.of("8.49", "USD"));
    }

    @Test
    void sumsAndDifferencesAreExact() {
        var price = Money.of("0.10", "USD");

        assertThat(price.plus(Money.of("0.20", "USD"))).isEqualTo(Money.of("0.30", "USD"));
        assertThat(price.minus(Money.of("0.20", "USD"))).isEqualTo(Money.of("-0.10", "USD"));
        assertThat(price.minus(Money.of("0.20", "USD")).isNegative()).isTrue();
        assertThat(price).isLessThan(Money.of("0.11", "USD")).hasToString("0.10 USD");
    }

    @Test
    void overflowAndMixedCurrenciesAreRefused() {
        var most = new Money(Long.MAX_VALUE, Currency.getInstance("USD"));
        var cent = Money.of("0.01", "USD");
        var yen = Money.of("1", "JPY");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(cent));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.times(BigDecimal.TEN, RoundingMode.DOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> cent.plus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> cent.minus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> cent.compareTo(yen));
    }

    @Test
    void whatHasNoMinorUnitsIsNoMoney() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, Currency.getInstance("XAU")));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1", "ZZZ"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("ten", "USD"));
    }
}
