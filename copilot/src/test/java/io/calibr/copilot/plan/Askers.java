package io.calibr.copilot.plan;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** People who ask, on Wednesday 24 July 2024 at noon in New York. */
public final class Askers {

    public static final Instant NOW = Instant.parse("2024-07-24T16:00:00Z");

    private Askers() {}

    public static Scope owner() {
        return as(Role.OWNER);
    }

    public static Scope as(Role role) {
        return new Scope(
                new TenantId(new UUID(0, 1)),
                new ProjectId(new UUID(0, 2)),
                new UserId(new UUID(0, 3)),
                role,
                ZoneId.of("America/New_York"),
                NOW);
    }
}
