package io.calibr.plugin.testkit.simulator;

import io.calibr.plugin.testkit.simulator.LedgerLine.Told;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.calibr.plugin.testkit.simulator.Caller.CUP;
import static io.calibr.plugin.testkit.simulator.Caller.EIGHT;
import static io.calibr.plugin.testkit.simulator.Caller.MUG;
import static io.calibr.plugin.testkit.simulator.Caller.NOW;
import static io.calibr.plugin.testkit.simulator.Caller.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Each fault as a caller meets it, and what the ledger says of it. */
class FaultTest {

    private final Caller caller = Caller.open();
    private final ChannelSimulator channel = caller.channel();

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void aThrottledCallerIsAskedToWaitForSecondsAndNothingIsDone() throws IOException {
        channel.faults().next(Fault.THROTTLED_SECONDS, 1);

        var answer = caller.write("w1", EIGHT);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(channel.shows(MUG)).contains(TEN);
        assertThat(caller.health().statusCode()).isEqualTo(200);
    }

    @Test
    void aThrottledCallerIsAskedToWaitUntilADateAfterTheWait() throws IOException {
        channel.faults().next(Fault.THROTTLED_DATE, 1);

        var answer = caller.health();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("Sat, 20 Jul 2024 10:00:02 GMT");
    }

    @Test
    void aRequestBeforeItIsWelcomeIsWrittenDown() throws IOException {
        channel.faults().next(Fault.THROTTLED_SECONDS, 1);
        caller.health();
        caller.clock().advance(Duration.ofMillis(999));
        caller.health();
        caller.clock().advance(Duration.ofMillis(1));
        caller.health();

        var early = channel.ledger().earlyCalls();

        assertThat(early)
                .containsExactly(
                        new EarlyCall(NOW.plusMillis(999), NOW, NOW.plusSeconds(1), "GET channels/main/health"));
    }

    @Test
    void credentialsAreRefused() throws IOException {
        channel.faults().next(Fault.UNAUTHORIZED, 1);

        assertThat(caller.health().statusCode()).isEqualTo(401);
    }

    @Test
    void aBrokenChannelDoesNothing() throws IOException {
        channel.faults().next(Fault.SERVER_ERROR, 1);

        assertThat(caller.write("w1", EIGHT).statusCode()).isEqualTo(500);
        assertThat(channel.shows(MUG)).contains(TEN);
    }

    @Test
    void aResetEndsTheConnectionWithoutAnAnswer() {
        channel.faults().next(Fault.RESET, 1);

        assertThatIOException().isThrownBy(() -> caller.write("w1", EIGHT));
        assertThat(channel.shows(MUG)).contains(TEN);
    }

    @Test
    void aSlowAnswerComes() throws IOException {
        channel.faults().next(Fault.SLOW, 1);
        channel.faults().last(slow(Duration.ofMillis(5)));

        assertThat(caller.write("w1", EIGHT).statusCode()).isEqualTo(200);
        assertThat(channel.faults().struck()).containsEntry(Fault.SLOW, 1);
    }

    @Test
    void anAnswerSlowerThanTheCallersPatienceIsNotSeen() {
        channel.faults().next(Fault.SLOW, 1);
        channel.faults().last(slow(Duration.ofSeconds(30)));

        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(caller::health);
    }

    @Test
    void aWriteIsDoneAndNeverAnswered() {
        channel.faults().next(Fault.NO_ANSWER, 1);

        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> caller.write("w1", EIGHT));

        assertThat(channel.shows(MUG)).contains(EIGHT);
        assertThat(channel.ledger().lines(channel.ref(MUG)))
                .last()
                .returns(Told.NOTHING, LedgerLine::told)
                .returns(true, LedgerLine::applied);
    }

    @Test
    void aDuplicateIsDoneAndWrittenDownTwice() throws IOException {
        channel.faults().next(Fault.DUPLICATE, 1);

        caller.write("w1", EIGHT);

        assertThat(channel.ledger().lines(channel.ref(MUG)))
                .filteredOn(line -> "w1".equals(line.key()))
                .hasSize(2);
        assertThat(channel.ledger().identicalDuplicates()).hasSize(1);
        assertThat(channel.ledger().repeatedEffects()).isEmpty();
    }

    @Test
    void aLateWriteTakesEffectAfterAnErrorWasTold() throws IOException {
        channel.faults().next(Fault.LATE, 1);

        var told = caller.write("w1", EIGHT).statusCode();
        var before = caller.read();
        caller.clock().advance(Duration.ofMillis(500));

        assertThat(told).isEqualTo(503);
        assertThat(before).isEqualTo(TEN);
        assertThat(caller.read()).isEqualTo(EIGHT);
        assertThat(channel.ledger().lines(channel.ref(MUG)))
                .last()
                .returns(NOW, LedgerLine::arrived)
                .returns(Told.ERROR, LedgerLine::told);
    }

    @Test
    void everySecondItemOfAPartialFailureIsRejected() throws IOException {
        channel.faults().next(Fault.PARTIAL, 1);

        var answer = caller.write("w1", Caller.write(MUG, EIGHT, TEN), Caller.write(CUP, EIGHT, TEN));

        assertThat(Caller.result(answer, 0).path("status").asText()).isEqualTo("APPLIED");
        assertThat(Caller.result(answer, 1).path("code").asText()).isEqualTo("BUSY");
        assertThat(channel.shows(MUG)).contains(EIGHT);
        assertThat(channel.shows(CUP)).contains(TEN);
    }

    @Test
    void aWrongEchoShowsAnotherPriceThanTheOneThatIsThere() throws IOException {
        channel.faults().next(Fault.WRONG_ECHO, 1);

        var answer = caller.write("w1", EIGHT);

        assertThat(Wire.price(Caller.result(answer, 0).path("shows"))).isEqualTo(Caller.usd("8.01"));
        assertThat(channel.shows(MUG)).contains(EIGHT);
    }

    @Test
    void aStaleReadSeesThePriceBeforeForAWhile() throws IOException {
        channel.faults().likely(Fault.STALE_READ, 1);
        caller.clock().advance(Duration.ofSeconds(5));
        caller.write("w1", EIGHT);

        var atOnce = caller.read();
        caller.clock().advance(Duration.ofMillis(500));

        assertThat(atOnce).isEqualTo(TEN);
        assertThat(caller.read()).isEqualTo(EIGHT);
    }

    @Test
    void chanceFollowsTheSeedWhateverElseIsOn() {
        var alone = new Faults(42);
        alone.likely(Fault.RESET, 0.3);
        var among = new Faults(42);
        among.likely(Fault.RESET, 0.3);
        among.likely(Fault.SLOW, 0.5);

        var first = IntStream.range(0, 200)
                .mapToObj(index -> alone.strikes(Fault.RESET))
                .toList();
        var second = IntStream.range(0, 200)
                .peek(index -> among.strikes(Fault.SLOW))
                .mapToObj(index -> among.strikes(Fault.RESET))
                .toList();

        assertThat(second).isEqualTo(first).contains(true, false);
    }

    private static FaultTimes slow(Duration slow) {
        var usual = FaultTimes.USUAL;
        return new FaultTimes(usual.retryAfter(), slow, usual.late(), usual.stale(), usual.hold());
    }
}
