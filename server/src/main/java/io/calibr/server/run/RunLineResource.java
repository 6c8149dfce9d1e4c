package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.run.LineView.Lines;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does to each SKU, over HTTP. */
@Dependent
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunLineResource {

    private final ReadLines reading;

    @Inject
    RunLineResource(ReadLines reading) {
        this.reading = reading;
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

    @GET
    @Path("{id}/impact")
    @Allowed(Role.VIEWER)
    public ImpactView impact(@Context ProjectScope scope, @PathParam("id") RunId id) {
        return reading.impact(scope.project(), id);
    }
}
