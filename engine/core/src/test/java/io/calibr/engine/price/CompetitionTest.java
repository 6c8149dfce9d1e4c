package io.calibr.engine.price;

import java.util.List;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CompetitionTest {

    @Test
    void whereNobodyIsWatchedNothingIsKnown() {
        assertThat(new Competition(null, null, 0)).isEqualTo(Competition.NONE);
    }

    @Test
    void pricesComeDownToTheLowestAndTheAverage() {
        assertThat(Competition.of(List.of(usd("30.00"), usd("20.00"))))
                .isEqualTo(new Competition(usd("20.00"), dec("25.00"), 2, List.of(dec("30.00"), dec("20.00"))));
    }

    @Test
    void lowestAndAverageAreKnownTogetherOrNotAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Competition(usd("1.00"), dec("1.00"), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Competition(usd("1.00"), null, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Competition(null, dec("1.00"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Competition(usd("1.00"), dec("1.00"), -1));
    }

    @Test
    void thePricesAreAsManyAsAreCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Competition(usd("1.00"), dec("1.00"), 2, List.of(dec("1.00"))));
    }
}
