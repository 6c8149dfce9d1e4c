package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.OptionalBody;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Deciding about a run, and moving it, over HTTP. */
@Dependent
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunLifeResource {

    private final RunDecisions decisions;
    private final ReadRuns reading;

    @Inject
    RunLifeResource(RunDecisions decisions, ReadRuns reading) {
        this.decisions = decisions;
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
    public Response apply(
            @Context ProjectScope scope, @PathParam("id") RunId id, @OptionalBody @Nullable ApplyBody body) {
        var how = body == null ? ApplyBody.AS_ASKED : body;
        return accepted(view(scope, decisions.queue().queue(id, how.plan(), Actor.of(scope))));
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
    @RequestBody(content = @Content(schema = @Schema(implementation = RetryBody.class)))
    public Response retry(@Context ProjectScope scope, @PathParam("id") RunId id, String body) {
        return accepted(view(scope, decisions.retry().retry(id, Actor.of(scope), RetryBody.targets(body))));
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
    public Page<DeadLetterView> deadLetters(
            @Context ProjectScope scope,
            @PathParam("id") RunId id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.deadLetters(scope.project(), id, PageRequest.of(limit, cursor));
    }

    private RunView view(ProjectScope scope, Run run) {
        return reading.one(scope.project(), run.id());
    }

    private static Response accepted(RunView run) {
        return Response.accepted(run).build();
    }
}
