package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.ConnectorException.Permanent;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.TraceId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What comes to nothing is counted in the connection's row: two chains of calls on one database are two nodes. */
@ExtendWith(CalibrServer.class)
class BreakerIT {

    static final RetryPolicy POLICY =
            new RetryPolicy(1, Duration.ofMillis(5), Duration.ofMillis(40), 5, Duration.ofMinutes(1));
    private static final Call CALL =
            new Call(new IdempotencyKey("k"), new TraceId("t"), Instant.MAX, Call.Cancellation.NEVER);

    private final RunningCalibr calibr;
    private final TestTenant tenant;
    private ConnectionId connection;
    private Invocation here;
    private Invocation there;
    private int reached;

    BreakerIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.tenant = calibr.newTenant();
    }

    @BeforeEach
    void twoNodes() {
        var made = tenant.owner()
                .post(
                        "/api/v1/connections",
                        "{\"connector\": \"file\", \"slug\": \"shop\", \"config\": {\"path\": \"prices.csv\"}}");
        connection = new ConnectionId(UUID.fromString(made.json().getString("id")));
        here = node();
        there = node();
    }

    @Test
    void failuresInARowAreCountedOverAllNodes() {
        fail(here, 3);
        fail(there, 2);

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> succeed(here))
                .withMessage("the connection rests after 5 failures in a row")
                .satisfies(rests -> assertThat(rests.retryAfter()).isBetween(Duration.ofSeconds(30), POLICY.rest()));
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> succeed(there));
        assertThat(reached).isEqualTo(5);
    }

    @Test
    void thatItRestsIsSeenInItsHealth() {
        fail(here, 5);

        var health = tenant.owner()
                .get("/api/v1/connections/" + connection + "/health")
                .json();

        assertThat(health.getString("status")).isEqualTo("DOWN");
        assertThat(health.getString("detail")).isEqualTo("the connection rests after 5 failures in a row");
        var shown = tenant.owner().get("/api/v1/connections").json().getJsonArray("items");
        assertThat(shown.getJsonObject(0)).containsKey("pausedUntil");
    }

    @Test
    void anAnswerToOneNodeEndsTheRowOfTheOther() {
        fail(here, 4);
        succeed(there);

        fail(here, 4);

        assertThatNoException().isThrownBy(() -> succeed(here));
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        fail(here, 4);
        assertThatExceptionOfType(Permanent.class).isThrownBy(() -> run(there, new Permanent("no such shop")));

        fail(here, 4);

        assertThatNoException().isThrownBy(() -> succeed(here));
    }

    @Test
    void afterTheRestOneMoreFailureIsEnoughAndOneAnswerEndsIt() {
        fail(here, 5);
        restIsOver();
        fail(there, 1);
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> succeed(here));
        restIsOver();
        succeed(here);

        fail(there, 1);

        assertThatNoException().isThrownBy(() -> succeed(here));
    }

    private void restIsOver() {
        tenant.execute("update connection set paused_until = now()");
    }

    private Invocation node() {
        var patience =
                new PostgresPatience(connection, POLICY, calibr.bean(Transactions.class), calibr.bean(Session.class));
        return new PacedInvocation(new Channel(), patience);
    }

    private void fail(Invocation node, int times) {
        IntStream.range(0, times)
                .forEach(time -> assertThatExceptionOfType(Transient.class)
                        .isThrownBy(() -> run(node, new Transient("reset " + time))));
    }

    private void run(Invocation node, ConnectorException failure) {
        Tenancy.run(
                tenant.id(),
                () -> node.run(CALL, Invocation.WRITE, call -> {
                    throw failure;
                }));
    }

    private void succeed(Invocation node) {
        Tenancy.run(tenant.id(), () -> node.run(CALL, Invocation.WRITE, call -> "ok"));
    }

    /** Counts the calls that get as far. */
    private final class Channel implements Invocation {

        @Override
        public <T> T run(Call call, String operation, Function<Call, T> work) {
            reached++;
            return work.apply(call);
        }
    }
}
