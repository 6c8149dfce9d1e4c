package io.calibr.engine.guard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PriceGridTest {

    @ParameterizedTest(name = "ending {0}: {1} goes to {2} at nearest, {3} up, {4} down")
    @CsvSource({
        "0.99, 13.49, 12.99, 13.99, 12.99",
        "0.99, 13.50, 13.99, 13.99, 12.99",
        "0.99, 12.99, 12.99, 12.99, 12.99",
        "0.99, 0.30, 0.99, 0.99, 0.99",
        "0.99, 0.00, 0.99, 0.99, 0.99",
        "9.00, 24.00, 19.00, 29.00, 19.00",
        "9.00, 24.01, 29.00, 29.00, 19.00",
        "0.05, 2.54, 2.05, 3.05, 2.05",
        "0.00, 2.50, 2.00, 3.00, 2.00",
        "0.00, 0.20, 1.00, 1.00, 1.00",
        "99, 1049, 999, 1099, 999",
        "1, 13.50, 11, 21, 11",
        "10, 151, 110, 210, 110"
    })
    void endingsRepeatAndNeverReachZero(String ending, String price, String nearest, String up, String down) {
        var grid = PriceGrid.ofEnding(new BigDecimal(ending));

        assertThat(grid.nearest(new BigDecimal(price))).isEqualByComparingTo(nearest);
        assertThat(grid.atLeast(new BigDecimal(price))).isEqualByComparingTo(up);
        assertThat(grid.atMost(new BigDecimal(price))).isEqualByComparingTo(down);
    }

    @ParameterizedTest(name = "{0} to steps of 0.05, {1}, is {2}")
    @CsvSource({"1.024,HALF_UP,1.00", "1.025,HALF_UP,1.05", "1.025,HALF_EVEN,1.00", "1.01,UP,1.05", "0.01,DOWN,0.05"})
    void stepsTakeTheirMode(String price, RoundingMode mode, String result) {
        assertThat(PriceGrid.ofStep(new BigDecimal("0.05")).towards(new BigDecimal(price), mode))
                .isEqualByComparingTo(result);
    }

    @Test
    void aGridHasAPeriodAboveItsOffset() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceGrid(BigDecimal.ONE, BigDecimal.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> PriceGrid.ofStep(BigDecimal.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> PriceGrid.ofStep(BigDecimal.ONE.negate()));
    }

    @Test
    void aGridDoesNotStartBelowZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> PriceGrid.ofEnding(new BigDecimal("-0.01")));
    }
}
