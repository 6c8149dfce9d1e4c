package io.calibr.server.run;

import io.calibr.model.PriceChangeId;
import io.calibr.model.RunId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decisions about single prices over HTTP. */
@Dependent
@Path("/api/v1/price-changes")
@Produces(MediaType.APPLICATION_JSON)
public class PriceChangeResource {

    private final ReadPriceChanges reading;
    private final ProvePrice prove;

    @Inject
    PriceChangeResource(ReadPriceChanges reading, ProvePrice prove) {
        this.reading = reading;
        this.prove = prove;
    }

    @GET
    @Allowed(Role.VIEWER)
    public Page<PriceChangeView> list(
            @Context ProjectScope scope,
            @QueryParam("run") @Nullable RunId run,
            @QueryParam("state") @Nullable String state,
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.page(
                scope.project(),
                new ReadPriceChanges.Filter(
                        Optional.ofNullable(run),
                        Words.optional("state", state, PriceChangeState.class),
                        Words.sku(sku)),
                PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{id}")
    @Allowed(Role.VIEWER)
    public PriceChangeView one(@Context ProjectScope scope, @PathParam("id") PriceChangeId id) {
        return reading.one(scope.project(), id);
    }

    @GET
    @Path("{id}/proof")
    @Allowed(Role.VIEWER)
    public ProofView proof(@Context ProjectScope scope, @PathParam("id") PriceChangeId id) {
        return prove.prove(scope.project(), id);
    }
}
