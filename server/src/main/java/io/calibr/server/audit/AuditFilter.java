package io.calibr.server.audit;

import io.calibr.server.problem.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit rows are asked for; null does not matter.
 *
 * @param from the first instant
 * @param to the first instant not any more
 */
record AuditFilter(
        @Nullable String entity,
        @Nullable String entityId,
        @Nullable String action,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    static @Nullable Instant instant(String parameter, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notAnInstant) {
            throw Kind.INVALID_VALUE
                    .because("an instant is written like 2024-07-20T12:00:00Z")
                    .with("parameter", parameter)
                    .with("value", String.valueOf(text));
        }
    }
}
