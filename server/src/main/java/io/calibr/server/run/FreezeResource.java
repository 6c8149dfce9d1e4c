package io.calibr.server.run;

import io.calibr.server.connector.FreezeView;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Freezing the prices of the project. */
@Dependent
@Path("/api/v1/freeze")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FreezeResource {

    private final FreezePrices freezing;

    @Inject
    FreezeResource(FreezePrices freezing) {
        this.freezing = freezing;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "Why the project's prices are frozen; nothing if they are not")
    public Response current(@Context ProjectScope scope) {
        return freezing.current(Actor.of(scope))
                .map(Response::ok)
                .orElseGet(Response::noContent)
                .build();
    }

    @POST
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Freezes the project's prices: nothing is written until this is lifted")
    public FreezeView freeze(@Context ProjectScope scope, Wanted wanted) {
        return freezing.freeze(Actor.of(scope), Optional.empty(), wanted.why());
    }

    @DELETE
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Lifts the freeze: what waits goes on, what was halted is resumed by a person")
    public void lift(@Context ProjectScope scope) {
        freezing.lift(Actor.of(scope), Optional.empty());
    }

    /** Why. */
    public record Wanted(@Nullable String reason) {

        String why() {
            return Words.text("reason", reason)
                    .orElseThrow(() ->
                            Kind.INVALID_VALUE.because("a freeze has a reason").with("member", "reason"));
        }
    }
}
