package io.calibr.server.audit;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the API shows it. */
public record EventView(
        UUID id,
        String type,
        String entity,
        String entityId,
        String actor,
        Instant at,
        JsonObject facts,
        @Nullable String traceparent) {}
