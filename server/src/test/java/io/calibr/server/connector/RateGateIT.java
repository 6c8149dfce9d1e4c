package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.RateBudget;
import io.calibr.plugin.sdk.RateGate;
import io.calibr.plugin.sdk.TraceId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Two gates on one database are two nodes. */
@ExtendWith(CalibrServer.class)
class RateGateIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RateBudget THREE_AN_HOUR = new RateBudget("feeds", 3, HOUR);

    private final RunningCalibr calibr;
    private final TestTenant tenant;
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());

    RateGateIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.tenant = calibr.newTenant();
        tenant.execute(
                "insert into connection (tenant_id, id, project_id, slug, name, connector) values (?, ?, ?, 'shop', 'Shop', 'made')",
                tenant.id().value(),
                connection.value(),
                tenant.project().value());
    }

    @Test
    void nodesShareOneBudget() {
        var here = node(THREE_AN_HOUR);
        var there = node(THREE_AN_HOUR);

        here.acquire(call(), "feeds", 1);
        there.acquire(call(), "feeds", 2);

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> here.acquire(call(), "feeds", 1))
                .satisfies(limited ->
                        assertThat(limited.retryAfter()).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61)));
    }

    @Test
    void whatCannotBeHadInTimeIsLeftForOthers() {
        var node = node(THREE_AN_HOUR);
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> node.acquire(call(), "feeds", 4));

        assertThatNoException().isThrownBy(() -> node.acquire(call(), "feeds", 3));
    }

    @Test
    void whoComesLaterWaitsLonger() throws Exception {
        var perPermit = Duration.ofMillis(100);
        var nodes = List.of(node(new RateBudget("reads", 1, perPermit)), node(new RateBudget("reads", 1, perPermit)));
        var start = System.nanoTime();

        together(Stream.of(0, 1, 0, 1, 0, 1, 0, 1)
                .<Callable<Boolean>>map(which -> () -> {
                    nodes.get(which).acquire(call(), "reads", 1);
                    return true;
                })
                .toList());

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("eight permits, one of them at hand")
                .isGreaterThanOrEqualTo(perPermit.multipliedBy(7));
    }

    @Test
    void withoutABudgetNobodyWaits() {
        assertThatNoException().isThrownBy(() -> node(THREE_AN_HOUR).acquire(call(), "other", 1_000));
    }

    @Test
    void whatTheChannelSaysReplacesWhatWasDeclared() {
        var node = node(THREE_AN_HOUR);
        node.acquire(call(), "feeds", 1);

        node(THREE_AN_HOUR).observed(new RateBudget("feeds", 100, HOUR), 50);

        assertThatNoException().isThrownBy(() -> node.acquire(call(), "feeds", 50));
        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> node.acquire(call(), "feeds", 1));
    }

    @Test
    void aPauseHoldsOnEveryNodeAndOnlyForItsBucket() {
        var here = node(THREE_AN_HOUR);
        var there = node(THREE_AN_HOUR);

        here.pause("feeds", HOUR);

        assertThatExceptionOfType(RateLimited.class).isThrownBy(() -> there.acquire(call(), "feeds", 1));
        assertThatNoException().isThrownBy(() -> there.acquire(call(), "reads", 1));
    }

    @Test
    void aPauseThatIsShorterThanTheCallIsWaitedFor() {
        var node = node(THREE_AN_HOUR);
        node.pause("unlimited", Duration.ofMillis(300));
        var start = System.nanoTime();

        node.acquire(call(), "unlimited", 1);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void whileTheChannelIsToBeLeftAloneNoBucketLetsAnybodyPass() {
        Tenancy.callInBackground(tenant.id(), () -> patience().limited(HOUR));

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> node(THREE_AN_HOUR).acquire(call(), "feeds", 1));
        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> node(THREE_AN_HOUR).acquire(call(), "other", 1));
    }

    @Test
    void aCallThatNobodyWantsAnyMoreTakesNothing() {
        var cancelled = new Call(new IdempotencyKey("k"), new TraceId("t"), soon(), () -> true);

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> node(THREE_AN_HOUR).acquire(cancelled, "feeds", 3));

        assertThatNoException().isThrownBy(() -> node(THREE_AN_HOUR).acquire(call(), "feeds", 3));
    }

    @Test
    void aChannelThatDoesNotSayHowLongIsLeftAloneLongerEachTime() {
        for (var seconds : List.of(16, 32, 64, 64)) {
            var pause = Tenancy.callInBackground(tenant.id(), () -> patience().limited(Duration.ZERO));

            assertThat(pause).isBetween(Duration.ofSeconds(seconds - 1), Duration.ofSeconds(seconds));
            tenant.execute("update connection set paused_until = now()");
        }
    }

    @Test
    void manyCallsThatAreRefusedDuringOnePauseAreOneTime() {
        Tenancy.callInBackground(tenant.id(), () -> patience().limited(Duration.ofSeconds(5)));

        var longer = Tenancy.callInBackground(tenant.id(), () -> patience().limited(Duration.ZERO));
        var asked = Tenancy.callInBackground(tenant.id(), () -> patience().limited(Duration.ofSeconds(1)));

        assertThat(longer).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(16));
        assertThat(asked).as("a pause never gets shorter").isGreaterThan(Duration.ofSeconds(10));
        assertThat(standing()).isEqualTo(1);
    }

    @Test
    void anAnswerBeginsTheRowAnew() {
        Tenancy.callInBackground(tenant.id(), () -> patience().limited(Duration.ofSeconds(5)));

        Tenancy.callInBackground(tenant.id(), () -> {
            patience().answered();
            return true;
        });

        assertThat(standing()).isZero();
    }

    private int standing() {
        return Tenancy.callInBackground(tenant.id(), () -> patience().standing().limited());
    }

    private Patience patience() {
        return new PostgresPatience(
                connection, BreakerIT.POLICY, calibr.bean(Transactions.class), calibr.bean(Session.class));
    }

    private RateGate node(RateBudget budget) {
        return new SharedRateGate(tenant.id(), connection, List.of(budget), calibr.bean(RateBuckets.class), CLOCK);
    }

    private static Call call() {
        return new Call(new IdempotencyKey("k"), new TraceId("t"), soon(), Call.Cancellation.NEVER);
    }

    private static Instant soon() {
        return CLOCK.instant().plusSeconds(20);
    }

    private static void together(List<Callable<Boolean>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(work)).allMatch(done -> done.resultNow());
        }
    }
}
