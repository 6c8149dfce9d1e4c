package io.calibr.server.audit;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An audit row as the API shows it. */
public record AuditView(UUID id, Instant at, Who who, String action, String entity, String entityId, JsonObject facts) {

    /**
     * Who did it, and by what way.
     *
     * @param actor a user's id, or {@code calibr} for what it did by itself
     */
    public record Who(
            String actor, @Nullable String via, @Nullable String requestId) {}
}
