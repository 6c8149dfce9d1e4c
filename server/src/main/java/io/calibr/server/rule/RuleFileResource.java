package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decision tables as files over HTTP: workbooks and JSON, out and in, and the import of others' spreadsheets. */
@Dependent
@Path("/api/v1/rules")
public class RuleFileResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";

    private final ExchangeTables exchange;

    @Inject
    RuleFileResource(ExchangeTables exchange) {
        this.exchange = exchange;
    }

    /** The draft, a branch or a published version, as a workbook. */
    @GET
    @Path("{id}/table.xlsx")
    @Produces(XLSX)
    @Allowed(Role.VIEWER)
    public Response workbook(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("version") @Nullable Integer version,
            @QueryParam("branch") @Nullable String branch)
            throws IOException {
        var given = exchange.give(scope, id, Optional.ofNullable(version), Optional.ofNullable(branch));
        var file = exchange.files(scope).toWorkbook(given.slug(), given.table());
        return answer(Response.ok(file, XLSX), given, ".xlsx");
    }

    /** Replaces the draft by the table of a workbook. */
    @PUT
    @Path("{id}/table.xlsx")
    @Consumes(XLSX)
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Role.EDITOR)
    public Response putWorkbook(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream file) {
        var version = EditedVersion.required(ifMatch, null);
        return RuleTableResource.answer(exchange.take(scope, id, version, (files, slug) -> files.workbook(slug, file)));
    }

    /** The draft, a branch or a published version, as JSON. */
    @GET
    @Path("{id}/table.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Role.VIEWER)
    public Response json(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("version") @Nullable Integer version,
            @QueryParam("branch") @Nullable String branch) {
        var given = exchange.give(scope, id, Optional.ofNullable(version), Optional.ofNullable(branch));
        return answer(Response.ok(TableFiles.toJson(given.table()), MediaType.APPLICATION_JSON), given, ".json");
    }

    /** Replaces the draft by a table as JSON. */
    @PUT
    @Path("{id}/table.json")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Role.EDITOR)
    public Response putJson(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream file) {
        var version = EditedVersion.required(ifMatch, null);
        return RuleTableResource.answer(exchange.take(scope, id, version, (files, slug) -> files.json(slug, file)));
    }

    /** Makes rules of a workbook's tables, ours or of Drools. */
    @POST
    @Path("import")
    @Consumes(XLSX)
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Role.EDITOR)
    public Response importWorkbook(
            @Context ProjectScope scope, @QueryParam("currency") @Nullable String currency, InputStream file) {
        var amounts = currency(scope, currency);
        return made(exchange.takeNew(scope, files -> files.importWorkbook(file, amounts)));
    }

    /** Makes rules of a CSV file: a table of ours, or those of a Drools spreadsheet. */
    @POST
    @Path("import")
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Role.EDITOR)
    public Response importCsv(
            @Context ProjectScope scope, @QueryParam("currency") @Nullable String currency, InputStream file) {
        var amounts = currency(scope, currency);
        return made(exchange.takeNew(scope, files -> files.importCsv(file, amounts)));
    }

    /** Makes a rule of a table as JSON. */
    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Role.EDITOR)
    public Response importJson(@Context ProjectScope scope, InputStream file) {
        return made(exchange.takeNew(scope, files -> files.importJson(file)));
    }

    /** Of a Drools spreadsheet, which does not say it; the project's where the caller does not either. */
    private static Currency currency(ProjectScope scope, @Nullable String code) {
        if (code == null) {
            return scope.currency();
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> Kind.INVALID_VALUE
                        .because("a currency is an ISO 4217 code")
                        .with("parameter", "currency"));
    }

    private static Response answer(Response.ResponseBuilder file, ExchangeTables.Given given, String ending) {
        given.version().ifPresent(version -> file.tag(EditedVersion.tag(version)));
        return file.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + given.name() + ending + "\"")
                .build();
    }

    private static Response made(ExchangeTables.Made made) {
        return Response.status(Response.Status.CREATED)
                .entity(new ImportedView(made.rules().stream().map(RuleView::of).toList(), made.notes()))
                .build();
    }

    /**
     * What an import made.
     *
     * @param notes sheets of the workbook that hold no table and were passed over
     */
    public record ImportedView(List<RuleView> rules, List<String> notes) {}
}
