package io.calibr.server.catalog;

import io.calibr.server.catalog.ReadCatalogue.Asked;
import io.calibr.server.platform.Page;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Products over HTTP: the catalogue with the variants of each product as one. */
@Dependent
@Path("/api/v1/products")
@Produces(MediaType.APPLICATION_JSON)
public class ProductResource {

    private final ReadProducts products;

    @Inject
    ProductResource(ReadProducts products) {
        this.products = products;
    }

    /** The products that have a SKU which the filters let through, each with all its SKUs; by code. */
    @GET
    @Allowed(Role.VIEWER)
    public Page<ProductView> list(
            @Context ProjectScope scope,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("priceList") @Nullable String priceList,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("offset") @Nullable Integer offset,
            @QueryParam("count") boolean count) {
        return products.page(
                scope,
                new Asked(Optional.ofNullable(priceList), Optional.empty()),
                new CatalogueFilter(q, category, "", Optional.empty(), false),
                CataloguePage.of(null, limit, null, offset, count));
    }
}
