package io.calibr.plugin.sdk;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.PriceWrite.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PriceWriteTest {

    private static final ChannelRef MUG = new ChannelRef("MUG");
    private static final Money EIGHT = Money.of("8.00", "USD");
    private static final Money TEN = Money.of("10.00", "USD");

    @Test
    void aPriceThatIsThereAlreadyNeedsNoWriteWhateverWasExpected() {
        var write = PriceWrite.of(MUG, new LivePrice(EIGHT, TEN), LivePrice.of(TEN));

        assertThat(write.against(new LivePrice(EIGHT, TEN))).isEqualTo(Verdict.ALREADY_THERE);
    }

    @Test
    void aPriceThatShowsWhatWasExpectedIsWritten() {
        var write = PriceWrite.of(MUG, LivePrice.of(EIGHT), new LivePrice(TEN, TEN));

        assertThat(write.against(new LivePrice(TEN, TEN))).isEqualTo(Verdict.WRITE);
    }

    @Test
    void anotherCompareAtIsAnEditMadeElsewhere() {
        var write = PriceWrite.of(MUG, LivePrice.of(EIGHT), LivePrice.of(TEN));

        assertThat(write.against(new LivePrice(TEN, TEN))).isEqualTo(Verdict.MOVED);
    }

    @Test
    void aWriteThatExpectsNothingGoesOverAnything() {
        var write = PriceWrite.over(MUG, LivePrice.of(EIGHT));

        assertThat(write.against(new LivePrice(TEN, TEN))).isEqualTo(Verdict.WRITE);
    }

    @Test
    void aPriceAndItsCompareAtAreInOneCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceWrite(MUG, EIGHT, Money.of("10.00", "EUR"), null, null))
                .withMessageContaining("one currency");
    }

    @Test
    void aCompareAtIsNotExpectedWithoutAPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceWrite(MUG, EIGHT, null, null, TEN))
                .withMessageContaining("MUG");
    }
}
