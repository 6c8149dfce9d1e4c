package io.calibr.server.catalog;

import io.calibr.server.catalog.ReadCatalogue.Asked;
import io.calibr.server.platform.Page;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.Moments;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue over HTTP. */
@Dependent
@Path("/api/v1/catalog")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {

    private final ReadCatalogue catalogue;
    private final ReadProducts products;
    private final ExportCatalogue export;
    private final ImportCatalogue imports;

    @Inject
    CatalogResource(ReadCatalogue catalogue, ReadProducts products, ExportCatalogue export, ImportCatalogue imports) {
        this.catalogue = catalogue;
        this.products = products;
        this.export = export;
        this.imports = imports;
    }

    @GET
    @Allowed(Role.VIEWER)
    public Page<SkuView> list(
            @Context ProjectScope scope,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("product") @DefaultValue("") String product,
            @QueryParam("status") @Nullable String status,
            @QueryParam("onSaleAt") @Nullable String onSaleAt,
            @QueryParam("priceList") @Nullable String priceList,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("offset") @Nullable Integer offset,
            @QueryParam("count") boolean count) {
        var at = Moments.parameter("onSaleAt", onSaleAt, scope.zone());
        return catalogue.page(
                scope,
                new Asked(Optional.ofNullable(priceList), at),
                new CatalogueFilter(q, category, product, SkuStatus.of(status), at.isPresent()),
                CataloguePage.of(sort, limit, cursor, offset, count));
    }

    /** The same SKUs as the list has, all of them, as a CSV file. */
    @GET
    @Path("export")
    @Produces("text/csv")
    @Allowed(Role.VIEWER)
    public Response export(
            @Context ProjectScope scope,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("product") @DefaultValue("") String product,
            @QueryParam("status") @Nullable String status,
            @QueryParam("onSaleAt") @Nullable String onSaleAt,
            @QueryParam("priceList") @Nullable String priceList,
            @QueryParam("sort") @Nullable String sort)
            throws IOException {
        var at = Moments.parameter("onSaleAt", onSaleAt, scope.zone());
        var filter = new CatalogueFilter(q, category, product, SkuStatus.of(status), at.isPresent());
        var order = CatalogueSort.of(sort);
        var selection = catalogue.selection(scope, new Asked(Optional.ofNullable(priceList), at));
        return Response.ok(export.file(selection, filter, order), "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"catalogue.csv\"")
                .build();
    }

    /** The categories that SKUs are in, each with those below it; by path. */
    @GET
    @Path("categories")
    @Allowed(Role.VIEWER)
    public Categories categories(@Context ProjectScope scope) {
        return new Categories(products.categories(scope));
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Allowed(Role.EDITOR)
    public ImportReport importFile(
            @Context ProjectScope scope,
            @QueryParam("kind") @DefaultValue("products") String kind,
            @QueryParam("priceList") @Nullable String priceList,
            @QueryParam("partial") @DefaultValue("false") boolean partial,
            @QueryParam("attributes") @DefaultValue("") String attributes,
            InputStream file)
            throws IOException {
        var known = ImportKind.named(kind)
                .orElseThrow(() -> Kind.INVALID_VALUE
                        .because("kind is products, prices, costs or competitors")
                        .with("parameter", "kind")
                        .with("value", kind));
        var request = new ImportRequest(known, Optional.ofNullable(priceList), partial, names(attributes));
        return imports.importFile(scope, request, file);
    }

    private static Set<String> names(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The categories of the catalogue. */
    public record Categories(List<CategoryView> items) {}
}
