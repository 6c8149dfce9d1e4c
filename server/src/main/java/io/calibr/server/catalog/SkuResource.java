package io.calibr.server.catalog;

import io.calibr.model.Sku;
import io.calibr.server.catalog.ReadCatalogue.Asked;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Moments;
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
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SKU over HTTP. */
@Dependent
@Path("/api/v1/skus/{sku}")
@Produces(MediaType.APPLICATION_JSON)
public class SkuResource {

    private final ReadCatalogue catalogue;

    @Inject
    SkuResource(ReadCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Allowed(Role.VIEWER)
    public SkuView one(
            @Context ProjectScope scope,
            @PathParam("sku") Sku sku,
            @QueryParam("at") @Nullable String at,
            @QueryParam("priceList") @Nullable String priceList) {
        return catalogue.one(scope, sku, asked(scope, at, priceList));
    }

    /** The prices at an instant, or without one everything the price was ever said to be. */
    @GET
    @Path("prices")
    @Allowed(Role.VIEWER)
    public Response prices(
            @Context ProjectScope scope,
            @PathParam("sku") Sku sku,
            @QueryParam("at") @Nullable String at,
            @QueryParam("priceList") @Nullable String priceList,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var asked = asked(scope, at, priceList);
        var answer = asked.at().isPresent()
                ? catalogue.one(scope, sku, asked).prices()
                : catalogue.history(scope, sku, asked, PageRequest.of(limit, cursor));
        return Response.ok(answer).build();
    }

    private static Asked asked(ProjectScope scope, @Nullable String at, @Nullable String priceList) {
        return new Asked(Optional.ofNullable(priceList), Moments.parameter("at", at, scope.zone()));
    }
}
