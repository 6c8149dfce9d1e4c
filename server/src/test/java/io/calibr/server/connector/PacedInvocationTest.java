package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PacedInvocationTest {

    private static final Call CALL =
            new Call(new IdempotencyKey("k"), new TraceId("t"), Instant.MAX, Call.Cancellation.NEVER);

    private final Pause pause = new Pause();
    private final List<String> reached = new ArrayList<>();
    private final PacedInvocation paced = new PacedInvocation(new Channel(), pause);

    @Test
    void duringAPauseNothingReachesTheChannel() {
        pause.left = Duration.ofSeconds(7);

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> run(Invocation.WRITE))
                .returns(Duration.ofSeconds(7), RateLimited::retryAfter);
        assertThat(reached).isEmpty();
        assertThat(pause.heard).isEmpty();
    }

    @Test
    void aConnectorIsAskedWhatItCanDoAlsoDuringAPause() {
        pause.left = Duration.ofSeconds(7);

        run(Invocation.AS);

        assertThat(reached).containsExactly(Invocation.AS);
    }

    @Test
    void whatTheChannelAskedForIsTheLeastThatItGets() {
        pause.longest = Duration.ofSeconds(64);

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> paced.run(CALL, Invocation.WRITE, call -> {
                    throw new RateLimited("busy", Duration.ofSeconds(3));
                }))
                .withMessage("busy")
                .returns(Duration.ofSeconds(64), RateLimited::retryAfter);
        assertThat(pause.heard).containsExactly("limited PT3S");
    }

    @Test
    void anAnswerEndsTheRowOfRefusals() {
        pause.limited = 2;

        run("pull");

        assertThat(pause.heard).containsExactly("answered");
    }

    @Test
    void anAnswerAfterAnotherIsNoNews() {
        run("pull");

        assertThat(pause.heard).isEmpty();
    }

    @Test
    void whatCameToNothingIsCounted() {
        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> paced.run(CALL, Invocation.WRITE, call -> {
                    throw new Transient("reset");
                }))
                .withMessage("reset");
        assertThat(pause.heard).containsExactly("failed");
    }

    @Test
    void anAnswerEndsTheRowOfFailures() {
        pause.failed = 1;

        run("pull");

        assertThat(pause.heard).containsExactly("answered");
    }

    @Test
    void aConnectionThatRestsSaysWhy() {
        pause.left = Duration.ofSeconds(7);
        pause.failed = 5;

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> run(Invocation.WRITE))
                .withMessage("the connection rests after 5 failures in a row")
                .returns(Duration.ofSeconds(7), RateLimited::retryAfter);
    }

    private void run(String operation) {
        paced.run(CALL, operation, call -> "ok");
    }

    /** Lets everything through and remembers it. */
    private final class Channel implements Invocation {

        @Override
        public <T> T run(Call call, String operation, Function<Call, T> work) {
            reached.add(operation);
            return work.apply(call);
        }
    }

    /** A pause that is set by hand. */
    private static final class Pause implements Patience {

        private final List<String> heard = new ArrayList<>();
        private Duration left = Duration.ZERO;
        private Duration longest = Duration.ZERO;
        private int limited;
        private int failed;

        @Override
        public Standing standing() {
            return new Standing(left, limited, failed, failed >= 5);
        }

        @Override
        public Duration limited(Duration asked) {
            heard.add("limited " + asked);
            return longest;
        }

        @Override
        public void failed() {
            heard.add("failed");
        }

        @Override
        public void answered() {
            heard.add("answered");
        }
    }
}
