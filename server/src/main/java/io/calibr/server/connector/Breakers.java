package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.smallrye.faulttolerance.api.Guard;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The breaker of each connection, remembered while the server runs however often the connection is opened. */
final class Breakers {

    private final Map<ConnectionId, Guard> guards = new ConcurrentHashMap<>();
    private final RetryPolicy policy;
    private final RandomGenerator random;

    Breakers(RetryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    Guard of(ConnectionId connection) {
        return guards.computeIfAbsent(connection, added -> RetryingInvocation.guard(policy, random));
    }
}
