package io.calibr.server.copilot;

import io.calibr.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many questions one user may ask in a minute; each node counts for itself. */
final class QuestionRate {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED_USERS = 10_000;

    private final int allowed;
    private final Clock clock;
    private final Map<UserId, Deque<Instant>> asked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Deque<Instant>> eldest) {
            return size() > REMEMBERED_USERS;
        }
    };

    QuestionRate(int allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    /** Counts a question, or says how long the user has to wait before the next one is taken. */
    synchronized Duration ask(UserId user) {
        var recent = asked.computeIfAbsent(user, first -> new ArrayDeque<>());
        var now = clock.instant();
        recent.removeIf(at -> !at.isAfter(now.minus(WINDOW)));
        if (recent.size() >= allowed) {
            return Duration.between(now, recent.getFirst().plus(WINDOW));
        }
        recent.addLast(now);
        return Duration.ZERO;
    }
}
