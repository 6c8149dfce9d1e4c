package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.Money;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWriteResult;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FateTest {

    private static final ChannelRef MUG = new ChannelRef("MUG");
    private static final Money OLD = Money.of("20.00", "USD");
    private static final Money NEW = Money.of("18.00", "USD");
    private static final Money OTHER = Money.of("7.77", "USD");

    @Test
    void aWrittenPriceThatIsFoundIsApplied() {
        assertThat(Fate.readBack(inAttempt(1), LivePrice.of(NEW))).isEqualTo(new Fate.Applied());
    }

    @Test
    void theOldPriceMeansThatNothingWasWritten() {
        var fate = Fate.readBack(inAttempt(2), LivePrice.of(OLD));

        assertThat(fate).isEqualTo(new Fate.Again(Duration.ofSeconds(4), true));
    }

    @Test
    void theThirdAttemptIsTheLast() {
        var fate = Fate.readBack(settled(3), LivePrice.of(OLD));

        assertThat(fate)
                .isInstanceOfSatisfying(
                        Fate.Failed.class, failed -> assertThat(failed.why()).isEqualTo(FailureClass.TIMEOUT));
    }

    @Test
    void anyOtherPriceIsSomebodyElses() {
        assertThat(Fate.readBack(settled(1), LivePrice.of(OTHER))).isEqualTo(new Fate.Skipped(LivePrice.of(OTHER)));
    }

    @Test
    void aPriceThatIsGoneFails() {
        assertThat(Fate.readBack(settled(1), null))
                .isInstanceOfSatisfying(
                        Fate.Failed.class, failed -> assertThat(failed.why()).isEqualTo(FailureClass.NOT_FOUND));
    }

    @Test
    void anotherCompareAtIsAnotherPrice() {
        var announced = new LivePrice(NEW, OLD);

        assertThat(Fate.readBack(settled(1), announced)).isEqualTo(new Fate.Skipped(announced));
    }

    @Test
    void whatTheChannelReportsDecides() {
        assertThat(Fate.of(inAttempt(1), new PriceWriteResult.Applied(MUG))).isEqualTo(new Fate.Applied());
        assertThat(Fate.of(inAttempt(1), new PriceWriteResult.Moved(MUG, LivePrice.of(OTHER))))
                .isEqualTo(new Fate.Skipped(LivePrice.of(OTHER)));
        assertThat(Fate.of(inAttempt(1), new PriceWriteResult.Unknown(MUG))).isEqualTo(new Fate.Verify(Duration.ZERO));
        assertThat(Fate.of(inAttempt(1), new PriceWriteResult.Rejected(MUG, "NOT_LISTED", "no such SKU")))
                .isEqualTo(new Fate.Failed(FailureClass.NOT_FOUND, "NOT_LISTED", "no such SKU"));
    }

    @Test
    void aPriceInAnotherCurrencyIsNotWrittenDownAsOneOfOurs() {
        var euros = LivePrice.of(Money.of("7.77", "EUR"));
        var refused = new Fate.Failed(FailureClass.VALIDATION, "WRONG_CURRENCY", "shown in EUR");

        assertThat(Fate.of(inAttempt(1), new PriceWriteResult.Moved(MUG, euros)))
                .isEqualTo(refused);
        assertThat(Fate.readBack(settled(1), euros)).isEqualTo(refused);
    }

    @Test
    void whatWasToBeWrittenOverAPriceInAnotherCurrencyIsTriedAgainWhileThatIsThere() {
        var euros = LivePrice.of(Money.of("7.77", "EUR"));

        assertThat(Fate.readBack(over(1, true), euros)).isEqualTo(new Fate.Again(Duration.ofSeconds(2), true));
        assertThat(Fate.readBack(over(3, true), euros))
                .isInstanceOfSatisfying(
                        Fate.Failed.class, failed -> assertThat(failed.code()).isEqualTo("ATTEMPTS_USED_UP"));
        assertThat(Fate.readBack(over(1, true), LivePrice.of(OTHER))).isEqualTo(new Fate.Skipped(LivePrice.of(OTHER)));
    }

    @Test
    void nothingIsFinalWhileTheWriteMayStillTakeEffect() {
        assertThat(Fate.readBack(inAttempt(3), LivePrice.of(OLD))).isInstanceOf(Fate.Verify.class);
        assertThat(Fate.readBack(inAttempt(1), LivePrice.of(OTHER))).isInstanceOf(Fate.Verify.class);
        assertThat(Fate.readBack(inAttempt(1), null)).isInstanceOf(Fate.Verify.class);
    }

    @Test
    void aRefusalIsFinalOnceTheAttemptBeforeItCannotTakeEffectAnyMore() {
        var refusal = new Claimed.Refusal("NOT_LISTED", "no such SKU");

        var fate = Fate.of(inAttempt(2), new PriceWriteResult.Rejected(MUG, "NOT_LISTED", "no such SKU"));

        assertThat(fate).isEqualTo(new Fate.Verify(Backoff.settling(), refusal));
        assertThat(Fate.readBack(written(2, false, refusal), LivePrice.of(OLD))).isEqualTo(fate);
        assertThat(Fate.readBack(written(2, true, refusal), LivePrice.of(OLD)))
                .isEqualTo(new Fate.Failed(FailureClass.NOT_FOUND, "NOT_LISTED", "no such SKU"));
        assertThat(Fate.readBack(written(2, false, refusal), LivePrice.of(NEW))).isEqualTo(new Fate.Applied());
    }

    @Test
    void anotherPriceIsFinalOnceTheAttemptBeforeItCannotTakeEffectAnyMore() {
        var moved = new PriceWriteResult.Moved(MUG, LivePrice.of(OTHER));

        assertThat(Fate.of(inAttempt(2), moved)).isEqualTo(new Fate.Verify(Backoff.settling()));
    }

    @Test
    void aCallThatBrokeOffIsReadBackAndNeverRepeatedBlindly() {
        assertThat(Fate.of(inAttempt(1), new ConnectorException.Transient("reset")))
                .isInstanceOf(Fate.Verify.class);
    }

    @Test
    void waitingForTheChannelUsesUpNoAttempt() {
        assertThat(Fate.of(inAttempt(1), new ConnectorException.RateLimited("slow down", Duration.ofSeconds(7))))
                .isEqualTo(new Fate.Again(Duration.ofSeconds(7), false));
        assertThat(Fate.of(inAttempt(1), new ConnectorException.RateLimited("slow down", Duration.ZERO)))
                .isEqualTo(new Fate.Again(Duration.ofSeconds(16), false));
    }

    @Test
    void whatRepeatingCannotHelpFails() {
        assertThat(Fate.of(inAttempt(1), new ConnectorException.AuthExpired("expired")))
                .isEqualTo(new Fate.Failed(FailureClass.AUTHORIZATION, "AUTH_EXPIRED", "expired"));
        assertThat(Fate.of(inAttempt(1), new ConnectorException.Permanent("gone")))
                .isInstanceOf(Fate.Failed.class);
    }

    @Test
    void aRefusedCallIsFinalOnceTheAttemptBeforeItCannotTakeEffectAnyMore() {
        var refusal = new Claimed.Refusal("AUTH_EXPIRED", "expired");

        var fate = Fate.of(inAttempt(2), new ConnectorException.AuthExpired("expired"));

        assertThat(fate).isEqualTo(new Fate.Verify(Backoff.settling(), refusal));
        assertThat(Fate.readBack(written(2, true, refusal), LivePrice.of(OLD)))
                .isEqualTo(new Fate.Failed(FailureClass.AUTHORIZATION, "AUTH_EXPIRED", "expired"));
    }

    @Test
    void readingThatFailsTellsNothingAndWaitsLongerForAPerson() {
        assertThat(Fate.unread(inAttempt(1), new ConnectorException.Transient("503")))
                .isEqualTo(new Fate.Verify(Duration.ofSeconds(2)));
        assertThat(Fate.unread(inAttempt(1), new ConnectorException.RateLimited("slow down", Duration.ofSeconds(7))))
                .isEqualTo(new Fate.Verify(Duration.ofSeconds(7)));
        assertThat(Fate.unread(inAttempt(1), new ConnectorException.AuthExpired("expired")))
                .isEqualTo(new Fate.Verify(Duration.ofSeconds(64)));
    }

    @Test
    void thePauseDoublesUpToAMinute() {
        assertThat(Backoff.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.after(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Backoff.after(9)).isEqualTo(Duration.ofSeconds(64));
    }

    private static Claimed inAttempt(int attempt) {
        return written(attempt, false, null);
    }

    private static Claimed settled(int attempt) {
        return written(attempt, true, null);
    }

    /** A write that expects nothing. */
    private static Claimed over(int attempt, boolean settled) {
        var written = written(attempt, settled, null);
        return new Claimed(
                written.id(),
                written.epoch(),
                written.owner(),
                new Claimed.Wish(MUG, new Sku("MUG"), LivePrice.of(NEW), Shown.NOTHING),
                written.progress());
    }

    private static Claimed written(int attempt, boolean settled, Claimed.@Nullable Refusal refusal) {
        return new Claimed(
                new TargetId(new UUID(1, 1)),
                7,
                new Claimed.Owner(
                        new RunId(new UUID(1, 2)), new ProjectId(new UUID(1, 3)), new ConnectionId(new UUID(1, 4))),
                new Claimed.Wish(MUG, new Sku("MUG"), LivePrice.of(NEW), new Shown(OLD, null)),
                new Claimed.Progress(attempt, true, settled, null, refusal));
    }
}
