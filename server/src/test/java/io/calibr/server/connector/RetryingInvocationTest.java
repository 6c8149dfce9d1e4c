package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.ConnectorException.Permanent;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.TraceId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetryingInvocationTest {

    private static final RetryPolicy POLICY =
            new RetryPolicy(3, Duration.ofMillis(5), Duration.ofMillis(40), 5, Duration.ofMinutes(1));
    private static final Clock CLOCK = Clock.systemUTC();

    private final Channel channel = new Channel();
    private final RetryingInvocation retrying =
            new RetryingInvocation(channel, RetryingInvocation.guard(POLICY, new Random(7)), POLICY, CLOCK);

    @Test
    void whatFailsForAMomentIsTriedAgain() {
        channel.failsWith(new Transient("slow"), new RateLimited("busy", Duration.ZERO));

        var result = run(Duration.ofSeconds(10));

        assertThat(result).isEqualTo("ok");
        assertThat(channel.attempts).isEqualTo(3);
    }

    @Test
    void afterThreeAttemptsTheLastFailureIsReported() {
        channel.failsWith(new Transient("one"), new Transient("two"), new Transient("three"), new Transient("four"));

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> run(Duration.ofSeconds(10)))
                .withMessage("three");
        assertThat(channel.attempts).isEqualTo(3);
    }

    @Test
    void whatRepeatingCannotHelpIsTriedOnce() {
        channel.failsWith(new Permanent("no such shop"));

        assertThatExceptionOfType(Permanent.class).isThrownBy(() -> run(Duration.ofSeconds(10)));
        assertThat(channel.attempts).isEqualTo(1);
    }

    @Test
    void aChannelThatAsksForPatienceGetsIt() {
        channel.failsWith(new RateLimited("busy", Duration.ofMillis(200)));
        var start = System.nanoTime();

        run(Duration.ofSeconds(10));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void nobodyWaitsForAnAttemptThatWouldComeTooLate() {
        channel.failsWith(new RateLimited("busy", Duration.ofMinutes(2)));

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> run(Duration.ofMinutes(1)))
                .returns(Duration.ofMinutes(2), RateLimited::retryAfter);
        assertThat(channel.attempts).isEqualTo(1);
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        var failure = new Transient("slow");

        assertThat(List.of(1, 2, 3, 4, 5, 60))
                .extracting(attempt -> POLICY.waitAfter(attempt, failure).toMillis())
                .containsExactly(5L, 10L, 20L, 40L, 40L, 40L);
    }

    @Test
    void aWriteWhoseOutcomeIsUnknownIsNotSentAgain() {
        channel.failsWith(new Transient("reset"));

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> run(Invocation.WRITE, Duration.ofSeconds(10)))
                .withMessage("reset");
        assertThat(channel.attempts).isEqualTo(1);
    }

    @Test
    void aWriteThatWasRefusedIsNotSentAgain() {
        channel.failsWith(new RateLimited("busy", Duration.ofMillis(1)));

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> run(Invocation.WRITE, Duration.ofSeconds(10)))
                .returns(Duration.ofMillis(1), RateLimited::retryAfter);
        assertThat(channel.attempts).isEqualTo(1);
    }

    private String run(Duration patience) {
        return run("pull", patience);
    }

    private String run(String operation, Duration patience) {
        var deadline = CLOCK.instant().plus(patience);
        var call = new Call(new IdempotencyKey("k"), new TraceId("t"), deadline, Call.Cancellation.NEVER);
        return retrying.run(call, operation, bounded -> "ok");
    }

    /** Fails as told, then works. */
    private static final class Channel implements Invocation {

        private final Queue<ConnectorException> failures = new ArrayDeque<>();
        private int attempts;

        void failsWith(ConnectorException... failing) {
            failures.addAll(List.of(failing));
        }

        @Override
        public <T> T run(Call call, String operation, Function<Call, T> work) {
            attempts++;
            var failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return work.apply(call);
        }
    }
}
