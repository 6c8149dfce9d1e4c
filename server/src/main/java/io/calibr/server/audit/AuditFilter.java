package io.calibr.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit rows are asked for; null does not matter.
 *
 * @param without how actions begin that are left out
 * @param from the first instant
 * @param to the first instant not any more
 */
record AuditFilter(
        @Nullable String entity,
        @Nullable String entityId,
        @Nullable String action,
        @Nullable String without,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {}
