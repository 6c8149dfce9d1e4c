package io.calibr.server.audit;

import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
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

/** What happened, over HTTP. */
@Dependent
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

    private final ReadEvents reading;

    @Inject
    EventResource(ReadEvents reading) {
        this.reading = reading;
    }

    /** Newest first; {@code type} may end with a star: {@code run.*}. */
    @GET
    @Allowed(Role.VIEWER)
    public Page<EventView> list(
            @Context ProjectScope scope,
            @QueryParam("type") @Nullable String type,
            @QueryParam("entity") @Nullable String entity,
            @QueryParam("entityId") @Nullable String entityId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.page(
                scope.project(), new ReadEvents.Filter(type, entity, entityId), PageRequest.of(limit, cursor));
    }
}
