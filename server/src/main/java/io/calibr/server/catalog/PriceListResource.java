package io.calibr.server.catalog;

import io.calibr.server.catalog.CreatePriceList.NewPriceList;
import io.calibr.server.platform.Page;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Price lists over HTTP. */
@Dependent
@Path("/api/v1/price-lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PriceListResource {

    private final ReadCatalogue catalogue;
    private final CreatePriceList creation;

    @Inject
    PriceListResource(ReadCatalogue catalogue, CreatePriceList creation) {
        this.catalogue = catalogue;
        this.creation = creation;
    }

    @GET
    @Allowed(Role.VIEWER)
    public Page<PriceListView> list(@Context ProjectScope scope) {
        return new Page<>(catalogue.priceLists(scope), null);
    }

    @POST
    @Allowed(Role.EDITOR)
    public Response create(@Context ProjectScope scope, NewPriceList wanted) {
        var list = creation.create(scope, wanted);
        return Response.status(Response.Status.CREATED)
                .entity(PriceListView.of(list))
                .build();
    }
}
