package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.server.connector.FreezeView;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Freezing the prices of one connection. */
@Dependent
@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConnectionFreezeResource {

    private final FreezePrices freezing;
    private final FindChannel find;

    @Inject
    ConnectionFreezeResource(FreezePrices freezing, FindChannel find) {
        this.freezing = freezing;
        this.find = find;
    }

    @POST
    @Path("{id}/freeze")
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Freezes the prices of a connection: nothing is written to it until this is lifted")
    public FreezeView freeze(@Context ProjectScope scope, @PathParam("id") String id, FreezeResource.Wanted wanted) {
        return freezing.freeze(Actor.of(scope), named(scope, id), wanted.why());
    }

    @DELETE
    @Path("{id}/freeze")
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Lifts the freeze of a connection")
    public void lift(@Context ProjectScope scope, @PathParam("id") String id) {
        freezing.lift(Actor.of(scope), named(scope, id));
    }

    private Optional<ConnectionId> named(ProjectScope scope, String id) {
        return Optional.of(find.named(scope.project(), id).id());
    }
}
