package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.problem.OptionalBody;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Putting prices back, over HTTP: those of a run, or those of an instant. */
@Dependent
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class UndoResource {

    private final UndoRun undo;
    private final UndoTo undoTo;
    private final ReadRuns reading;
    private final Clock clock;

    @Inject
    UndoResource(UndoRun undo, UndoTo undoTo, ReadRuns reading, Clock clock) {
        this.undo = undo;
        this.undoTo = undoTo;
        this.reading = reading;
        this.clock = clock;
    }

    @POST
    @Path("{id}/rollback")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    @Operation(
            summary = "Plans to undo a run, or some of its targets; without a body everything that is not undone yet")
    public Response rollback(
            @Context ProjectScope scope,
            @Context UriInfo uri,
            @PathParam("id") RunId id,
            @OptionalBody @Nullable UndoBody body) {
        var what = body == null ? UndoBody.EVERYTHING : body;
        return created(scope, uri, undo.undo(id, what.part(), what.why(), Actor.of(scope)));
    }

    @POST
    @Path("undo-to")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    @Operation(summary = "Plans to put back the regular prices of an instant for all that runs have written since")
    public Response undoTo(@Context ProjectScope scope, @Context UriInfo uri, UndoToBody body) {
        return created(scope, uri, undoTo.undo(body.wanted(clock.instant(), scope.zone()), Actor.of(scope)));
    }

    private Response created(ProjectScope scope, UriInfo uri, Run run) {
        var address = uri.getBaseUriBuilder()
                .path(RunResource.class)
                .path(run.id().toString())
                .build();
        return Response.created(address)
                .entity(reading.one(scope.project(), run.id()))
                .build();
    }
}
