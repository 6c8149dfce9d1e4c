package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dry runs, and reading runs, over HTTP. */
@Dependent
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunResource {

    private final DryRun dryRun;
    private final ReadRuns reading;
    private final ExplainPrice explain;
    private final QueueRun queue;
    private final Clock clock;

    @Inject
    RunResource(DryRun dryRun, ReadRuns reading, ExplainPrice explain, QueueRun queue, Clock clock) {
        this.dryRun = dryRun;
        this.reading = reading;
        this.explain = explain;
        this.queue = queue;
        this.clock = clock;
    }

    @POST
    @Allowed(Role.EDITOR)
    public Response create(@Context ProjectScope scope, @Context UriInfo uri, RunBody body) {
        if (body.wantsApply() && !scope.caller().scopes().contains(Scope.APPLY)) {
            throw Kind.SCOPE_MISSING.with("needed", Scope.APPLY.word());
        }
        var run = dryRun.run(body.request(clock.instant(), scope.zone()), scope, new Occasion.Person());
        if (body.wantsApply() && run.state() == RunState.APPROVED) {
            queue.queue(run.id(), Optional.empty(), Actor.of(scope));
        }
        return Response.created(
                        uri.getAbsolutePathBuilder().path(run.id().toString()).build())
                .entity(reading.one(scope.project(), run.id()))
                .build();
    }

    @GET
    @Allowed(Role.VIEWER)
    public Page<RunView> list(
            @Context ProjectScope scope,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.page(scope.project(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{id}")
    @Allowed(Role.VIEWER)
    public RunView one(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return reading.one(scope.project(), id);
    }

    @GET
    @Path("{id}/targets")
    @Allowed(Role.VIEWER)
    public Page<TargetView> targets(
            @Context ProjectScope scope,
            @PathParam("id") RunId id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.targets(
                scope.project(),
                id,
                Words.optional("state", state, TargetState.class),
                Words.sku(sku),
                PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{id}/explain")
    @Allowed(Role.VIEWER)
    public ExplanationView explain(
            @Context ProjectScope scope, @PathParam("id") RunId id, @QueryParam("sku") @Nullable String sku) {
        var asked = Words.sku(sku).orElseThrow(() -> Kind.INVALID_VALUE.with("parameter", "sku"));
        return explain.explain(scope.project(), id, asked);
    }
}
