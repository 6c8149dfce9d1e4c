package io.calibr.server.schedule;

import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Scheduled dry runs over HTTP. */
@Dependent
@Path("/api/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScheduleResource {

    private final EditSchedules schedules;

    @Inject
    ScheduleResource(EditSchedules schedules) {
        this.schedules = schedules;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Schedules, newest first, with what came of them")
    public Page<ScheduleView> list(
            @Context ProjectScope scope,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return schedules.page(scope, PageRequest.of(limit, cursor));
    }

    @POST
    @Allowed(Role.EDITOR)
    @Operation(summary = "Has dry runs made, once or again and again; each waits for approval")
    public Response create(@Context ProjectScope scope, @Context UriInfo uri, ScheduleBody body) {
        var schedule = schedules.create(scope, body);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(schedule.id().toString())
                        .build())
                .entity(schedule)
                .build();
    }

    @GET
    @Path("{id}")
    @Allowed(Role.VIEWER)
    @Operation(summary = "A schedule with the last times it came")
    public ScheduleView one(@Context ProjectScope scope, @PathParam("id") UUID id) {
        return schedules.one(scope, id);
    }

    @DELETE
    @Path("{id}")
    @Allowed(Role.EDITOR)
    @Operation(summary = "Takes a schedule away; the runs it made stay")
    public void remove(@Context ProjectScope scope, @PathParam("id") UUID id) {
        schedules.remove(scope, id);
    }
}
