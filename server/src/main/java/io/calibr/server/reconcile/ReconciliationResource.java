package io.calibr.server.reconcile;

import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.problem.Moments;
import io.calibr.server.run.Words;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What was found on channels, and what is done about it, over HTTP. */
@Dependent
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReconciliationResource {

    private final ReadReconciliations reading;
    private final DecideReconcilePolicy policy;

    @Inject
    ReconciliationResource(ReadReconciliations reading, DecideReconcilePolicy policy) {
        this.reading = reading;
        this.policy = policy;
    }

    @GET
    @Path("reconciliations")
    @Allowed(Role.VIEWER)
    @Operation(summary = "Readings of channels, newest first")
    public Page<ReconciliationView> list(
            @Context ProjectScope scope,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("since") @Nullable String since,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.page(
                scope,
                Optional.ofNullable(channel),
                Words.optional("kind", kind, FindingKind.class),
                Moments.parameter("since", since, scope.zone()),
                PageRequest.of(limit, cursor));
    }

    @GET
    @Path("reconciliations/{id}")
    @Allowed(Role.VIEWER)
    @Operation(summary = "One reading of a channel")
    public ReconciliationView one(@Context ProjectScope scope, @PathParam("id") UUID id) {
        return reading.one(scope, id);
    }

    @GET
    @Path("reconciliations/{id}/findings")
    @Allowed(Role.VIEWER)
    @Operation(summary = "What was not as intended, and what became of it")
    public Page<FindingView> findings(
            @Context ProjectScope scope,
            @PathParam("id") UUID id,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.findings(
                scope, id, Words.optional("kind", kind, FindingKind.class), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("reconcile/policy")
    @Allowed(Role.VIEWER)
    @Operation(summary = "What becomes of prices that are not as intended")
    @APIResponseSchema(ReconcilePolicy.class)
    public Response policy(@Context ProjectScope scope) {
        var decided = policy.current(scope);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }

    @PUT
    @Path("reconcile/policy")
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Decides that; it counts from the next reading on")
    @APIResponseSchema(ReconcilePolicy.class)
    public Response decide(
            @Context ProjectScope scope,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReconcilePolicy wanted) {
        var decided = policy.decide(scope, EditedVersion.optional(ifMatch, null), wanted);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }
}
