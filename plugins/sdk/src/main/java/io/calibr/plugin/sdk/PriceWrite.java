package io.calibr.plugin.sdk;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One absolute price to write.
 *
 * @param compareAt what to announce beside it; null takes an announced price away
 * @param expectedPrice what the channel shows before, as far as we know; null writes over anything and then {@code
 *     expectedCompareAt} is null too
 * @param expectedCompareAt the compare-at expected with the price; null expects none
 */
public record PriceWrite(
        ChannelRef ref,
        Money price,
        @Nullable Money compareAt,
        @Nullable Money expectedPrice,
        @Nullable Money expectedCompareAt) {

    public PriceWrite {
        new LivePrice(price, compareAt);
        if (expectedPrice != null) {
            new LivePrice(expectedPrice, expectedCompareAt);
        } else if (expectedCompareAt != null) {
            throw new IllegalArgumentException(ref + ": a compare-at is expected together with a price only");
        }
    }

    /** Writes {@code wanted} whatever the channel shows. */
    public static PriceWrite over(ChannelRef ref, LivePrice wanted) {
        return new PriceWrite(ref, wanted.price(), wanted.announced(), null, null);
    }

    /** Writes {@code wanted} only if the channel still shows {@code expected}. */
    public static PriceWrite of(ChannelRef ref, LivePrice wanted, LivePrice expected) {
        return new PriceWrite(ref, wanted.price(), wanted.announced(), expected.price(), expected.announced());
    }

    /** What the channel shall show. */
    public LivePrice wanted() {
        return new LivePrice(price, compareAt);
    }

    /** What the channel is expected to show now; empty if that does not matter. */
    public Optional<LivePrice> expected() {
        return Optional.ofNullable(expectedPrice).map(known -> new LivePrice(known, expectedCompareAt));
    }

    /** What this write comes to while the channel shows {@code live}: the rule every sink has to keep. */
    public Verdict against(LivePrice live) {
        if (live.equals(wanted())) {
            return Verdict.ALREADY_THERE;
        }
        return expected().isEmpty() || Objects.equals(expected().get(), live) ? Verdict.WRITE : Verdict.MOVED;
    }

    /** See {@link #against}. */
    public enum Verdict {
        WRITE,
        ALREADY_THERE,
        MOVED
    }
}
