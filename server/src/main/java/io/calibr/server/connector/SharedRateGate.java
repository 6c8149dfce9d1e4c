package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.model.TenantId;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.RateBudget;
import io.calibr.plugin.sdk.RateGate;
import io.calibr.server.tenant.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rate limits of one connection. Waits on the plugin's thread, which has no tenant: it is bound for each statement.
 *
 * @param budgets what the connector declares, where the channel has not said otherwise yet
 */
record SharedRateGate(
        TenantId tenant, ConnectionId connection, List<RateBudget> budgets, RateBuckets buckets, Clock clock)
        implements RateGate {

    private static final Duration UNSAID = Duration.ofSeconds(16);
    private static final Duration SLICE = Duration.ofMillis(250);

    @Override
    public void acquire(Call call, String bucket, int permits) {
        var wait = taken(call, bucket, permits);
        while (wait.isPositive()) {
            sleep(call, bucket, wait);
            wait = inTenant(() -> buckets.look(connection, bucket, 0)).left();
            if (wait.compareTo(call.remaining(clock)) > 0) {
                inTenant(() -> {
                    buckets.giveBack(connection, bucket, permits);
                    return true;
                });
                throw limited(bucket, wait);
            }
        }
    }

    @Override
    public void observed(RateBudget budget, int left) {
        inTenant(() -> {
            buckets.observe(connection, budget, left);
            return true;
        });
    }

    @Override
    public void pause(String bucket, Duration wait) {
        inTenant(() -> {
            declare(bucket);
            buckets.pause(connection, bucket, wait.isPositive() ? wait : UNSAID);
            return true;
        });
    }

    /** Another node may declare the bucket, or take from it, between our looking and taking: then we look again. */
    private Duration taken(Call call, String bucket, int permits) {
        return inTenant(() -> {
            while (true) {
                call.ensureWanted(clock);
                var patience = call.remaining(clock);
                var taken = buckets.take(connection, bucket, permits, patience);
                if (taken.isPresent()) {
                    return taken.get();
                }
                var view = buckets.look(connection, bucket, permits);
                var isUnlimited = !view.budgeted() && !declare(bucket);
                if ((isUnlimited || view.budgeted()) && view.left().compareTo(patience) > 0) {
                    throw limited(bucket, view.left());
                }
                if (isUnlimited) {
                    return view.left();
                }
            }
        });
    }

    private boolean declare(String bucket) {
        var declared = budgets.stream()
                .filter(budget -> budget.bucket().equals(bucket))
                .findFirst();
        declared.ifPresent(budget -> buckets.declare(connection, budget));
        return declared.isPresent();
    }

    private void sleep(Call call, String bucket, Duration wait) {
        var until = clock.instant().plus(wait);
        for (var left = wait; left.isPositive(); left = Duration.between(clock.instant(), until)) {
            try {
                call.ensureWanted(clock);
                Thread.sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Transient("waiting for " + bucket + " was interrupted", stopped);
            }
        }
    }

    private <T> T inTenant(Supplier<T> work) {
        return Tenancy.callInBackground(tenant, work::get);
    }

    private static RateLimited limited(String bucket, Duration wait) {
        return new RateLimited("the limit of " + bucket + " leaves no room in time", wait);
    }
}
