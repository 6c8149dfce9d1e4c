package io.calibr.server.layer;

import io.calibr.model.LayerId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.run.Words;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Sales over HTTP. */
@Dependent
@Path("/api/v1/layers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LayerResource {

    private final CreateLayer creation;
    private final DecideLayer decisions;
    private final DecideSalePolicy policy;
    private final ReadLayers reading;
    private final Clock clock;

    @Inject
    LayerResource(
            CreateLayer creation, DecideLayer decisions, DecideSalePolicy policy, ReadLayers reading, Clock clock) {
        this.creation = creation;
        this.decisions = decisions;
        this.policy = policy;
        this.reading = reading;
        this.clock = clock;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Sales, newest first")
    public Page<LayerView> list(
            @Context ProjectScope scope,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.page(scope, Words.optional("state", state, LayerState.class), PageRequest.of(limit, cursor));
    }

    @POST
    @Allowed(Role.EDITOR)
    @Operation(summary = "Plans a sale, which waits for approval")
    public Response create(@Context ProjectScope scope, @Context UriInfo uri, LayerBody body) {
        var id = creation.create(scope, body).id();
        return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .entity(reading.one(scope, id))
                .build();
    }

    @GET
    @Path("{id}")
    @Allowed(Role.VIEWER)
    @Operation(summary = "A sale with the runs it made")
    public LayerView one(@Context ProjectScope scope, @PathParam("id") LayerId id) {
        return reading.one(scope, id);
    }

    @POST
    @Path("{id}/approve")
    @Allowed(value = Role.EDITOR, scope = Scope.APPROVE)
    @Operation(summary = "Agrees to a sale: its opening and its closing are covered")
    public LayerView approve(@Context ProjectScope scope, @PathParam("id") LayerId id) {
        return reading.one(scope, decisions.approve(scope, id).id());
    }

    @POST
    @Path("{id}/reject")
    @Allowed(value = Role.EDITOR, scope = Scope.APPROVE)
    @Operation(summary = "Refuses a sale")
    public LayerView reject(@Context ProjectScope scope, @PathParam("id") LayerId id) {
        return reading.one(scope, decisions.reject(scope, id).id());
    }

    @POST
    @Path("{id}/end")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    @Operation(summary = "Lets a sale end earlier than planned; now, if no instant is given")
    public LayerView end(
            @Context ProjectScope scope, @PathParam("id") LayerId id, @QueryParam("at") @Nullable String at) {
        var end = at == null ? clock.instant() : LayerBody.instant("at", at, scope.zone());
        return reading.one(scope, decisions.end(scope, id, end).id());
    }

    @DELETE
    @Path("{id}")
    @Allowed(value = Role.EDITOR, scope = Scope.APPLY)
    @Operation(summary = "Undoes a sale: takes its layer away and resolves the prices it lay over")
    public LayerView remove(@Context ProjectScope scope, @PathParam("id") LayerId id) {
        return reading.one(scope, decisions.remove(scope, id).id());
    }

    @GET
    @Path("policy")
    @Allowed(Role.VIEWER)
    @Operation(summary = "What becomes of sales that overlap, and where Omnibus holds")
    @APIResponseSchema(SalePolicy.class)
    public Response policy(@Context ProjectScope scope) {
        var decided = policy.current(scope);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }

    @PUT
    @Path("policy")
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Decides that; it counts from the next opening or closing on")
    @APIResponseSchema(SalePolicy.class)
    public Response decide(
            @Context ProjectScope scope,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            SalePolicy wanted) {
        var decided = policy.decide(scope, EditedVersion.optional(ifMatch, null), wanted);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }
}
