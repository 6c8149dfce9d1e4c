package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.run.LineView.Lines;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a run does to each SKU, over HTTP. */
@Dependent
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunLineResource {

    private final ReadLines reading;
    private final ExcludeLines exclusion;
    private final ReadRuns runs;

    @Inject
    RunLineResource(ReadLines reading, ExcludeLines exclusion, ReadRuns runs) {
        this.reading = reading;
        this.exclusion = exclusion;
        this.runs = runs;
    }

    @GET
    @Path("{id}/lines")
    @Allowed(Role.VIEWER)
    public Lines lines(
            @Context ProjectScope scope,
            @PathParam("id") RunId id,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("table") @Nullable String table,
            @QueryParam("row") @Nullable String row,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("state") @Nullable String state,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("offset") @Nullable Integer offset,
            @QueryParam("count") @DefaultValue("false") boolean count) {
        var filter = new LineRequest.Filter(
                Words.optional("outcome", outcome, Outcome.class),
                Optional.ofNullable(table),
                Optional.ofNullable(row),
                q,
                Words.optional("state", state, TargetState.class));
        return reading.lines(scope.project(), id, LineRequest.of(filter, sort, limit, offset, count));
    }

    @POST
    @Path("{id}/lines/exclude")
    @Allowed(value = Role.EDITOR, scope = Scope.APPROVE)
    @Operation(summary = "Leaves lines of a preview out; approvals given before are void")
    public RunView exclude(@Context ProjectScope scope, @PathParam("id") RunId id, ChosenLinesBody body) {
        exclusion.exclude(id, Actor.of(scope), body.chosen(), body.why());
        return runs.one(scope.project(), id);
    }

    @POST
    @Path("{id}/lines/include")
    @Allowed(value = Role.EDITOR, scope = Scope.APPROVE)
    @Operation(summary = "Takes back lines that were left out; approvals given before are void")
    public RunView include(@Context ProjectScope scope, @PathParam("id") RunId id, ChosenLinesBody body) {
        exclusion.include(id, Actor.of(scope), body.chosen());
        return runs.one(scope.project(), id);
    }

    @GET
    @Path("{id}/impact")
    @Allowed(Role.VIEWER)
    public ImpactView impact(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return reading.impact(scope.project(), id);
    }
}
