package io.calibr.server.audit;

import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Moments;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Who did what, over HTTP. */
@Dependent
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private final ReadAudit reading;

    @Inject
    AuditResource(ReadAudit reading) {
        this.reading = reading;
    }

    /** Newest first. */
    @GET
    @Allowed(Role.VIEWER)
    public Page<AuditView> list(
            @Context ProjectScope scope,
            @QueryParam("entity") @Nullable String entity,
            @QueryParam("entityId") @Nullable String entityId,
            @QueryParam("action") @Nullable String action,
            @QueryParam("without") @Nullable String without,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new AuditFilter(
                entity,
                entityId,
                action,
                without,
                actor,
                Moments.parameter("from", from, scope.zone()).orElse(null),
                Moments.parameter("to", to, scope.zone()).orElse(null));
        return reading.page(scope.project(), filter, PageRequest.of(limit, cursor));
    }
}
