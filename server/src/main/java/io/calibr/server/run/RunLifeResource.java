package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deciding about a run, and moving it, over HTTP. */
@Dependent
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunLifeResource {

    private final RunDecisions decisions;
    private final UndoRun undo;
    private final ReadRuns reading;

    @Inject
    RunLifeResource(RunDecisions decisions, UndoRun undo, ReadRuns reading) {
        this.decisions = decisions;
        this.undo = undo;
        this.reading = reading;
    }

    @POST
    @Path("{id}/approve")
    @Allowed(value = Role.EDITOR, scope = Scope.APPROVE)
    public RunView approve(
            @Context ProjectScope scope,
            @PathParam("id") RunId id,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("selection") @Nullable Integer selection) {
        var yes = new ApproveRun.Yes(Words.text("reason", reason), Optional.ofNullable(selection));
        return view(scope, decisions.approve().approve(id, Actor.of(scope), yes));
    }

    @POST
    @Path("{id}/reject")
    @Allowed(value = Role.EDITOR, scope = Scope.APPROVE)
    public RunView reject(
            @Context ProjectScope scope, @PathParam("id") RunId id, @QueryParam("reason") @Nullable String reason) {
        return view(scope, decisions.reject().reject(id, Actor.of(scope), Words.text("reason", reason)));
    }

    @POST
    @Path("{id}/apply")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    public Response apply(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return accepted(view(scope, decisions.queue().queue(id, Actor.of(scope))));
    }

    @GET
    @Path("{id}/apply")
    @Allowed(Role.VIEWER)
    public RunView applying(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return reading.one(scope.project(), id);
    }

    @POST
    @Path("{id}/pause")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    public RunView pause(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return view(scope, decisions.pause().pause(id, Actor.of(scope)));
    }

    @POST
    @Path("{id}/resume")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    public Response resume(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return accepted(view(scope, decisions.pause().resume(id, Actor.of(scope))));
    }

    @POST
    @Path("{id}/cancel")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    public RunView cancel(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return view(scope, decisions.cancel().cancel(id, Actor.of(scope)));
    }

    @POST
    @Path("{id}/retry-failed")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    public Response retry(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return accepted(view(scope, decisions.retry().retry(id, Actor.of(scope))));
    }

    @GET
    @Path("{id}/retry-failed")
    @Allowed(Role.VIEWER)
    public Page<TargetView> failed(
            @Context ProjectScope scope,
            @PathParam("id") RunId id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var failed = Optional.of(TargetState.FAILED);
        return reading.targets(scope.project(), id, failed, Optional.empty(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{id}/dlq")
    @Allowed(Role.VIEWER)
    public DeadLetters deadLetters(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return new DeadLetters(reading.deadLetters(scope.project(), id));
    }

    @POST
    @Path("{id}/rollback")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    public Response rollback(@Context ProjectScope scope, @Context UriInfo uri, @PathParam("id") RunId id) {
        var run = undo.undo(id, Actor.of(scope));
        var address = uri.getBaseUriBuilder()
                .path(RunResource.class)
                .path(run.id().toString())
                .build();
        return Response.created(address).entity(view(scope, run)).build();
    }

    private RunView view(ProjectScope scope, Run run) {
        return reading.one(scope.project(), run.id());
    }

    private static Response accepted(RunView run) {
        return Response.accepted(run).build();
    }

    /** Dead letters of one run. */
    public record DeadLetters(List<DeadLetterView> items) {}
}
