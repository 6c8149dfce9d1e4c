package io.calibr.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong passwords by address, so that nobody tries a dictionary; each node counts for itself. */
final class LoginAttempts {

    private static final int REMEMBERED_ADDRESSES = 10_000;

    private final int allowed;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED_ADDRESSES;
        }
    };

    LoginAttempts(int allowed, Duration window, Clock clock) {
        this.allowed = allowed;
        this.window = window;
        this.clock = clock;
    }

    /** How long the address has to wait before its next attempt; zero if it need not. */
    synchronized Duration wait(String address) {
        var recent = recent(address);
        return recent.size() < allowed
                ? Duration.ZERO
                : Duration.between(clock.instant(), recent.getFirst().plus(window));
    }

    /** Counts an attempt as wrong before the password is looked at, so that many at once count too. */
    synchronized void begin(String address) {
        recent(address).addLast(clock.instant());
    }

    synchronized void succeeded(String address) {
        failures.remove(address);
    }

    private Deque<Instant> recent(String address) {
        var attempts = failures.computeIfAbsent(address, first -> new ArrayDeque<>());
        var oldest = clock.instant().minus(window);
        attempts.removeIf(at -> !at.isAfter(oldest));
        return attempts;
    }
}
