package io.calibr.server.run;

import io.calibr.server.problem.EditedVersion;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The canary that a project's runs begin with, over HTTP. */
@Dependent
@Path("/api/v1/canary/policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CanaryPolicyResource {

    private final DecideCanaryPolicy policy;

    @Inject
    CanaryPolicyResource(DecideCanaryPolicy policy) {
        this.policy = policy;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "The canary that runs begin with where nobody names one")
    @APIResponseSchema(CanaryPolicy.class)
    public Response current(@Context ProjectScope scope) {
        var decided = policy.current(scope);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }

    @PUT
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Decides that; it counts for runs that are applied from then on")
    @APIResponseSchema(CanaryPolicy.class)
    public Response decide(
            @Context ProjectScope scope,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CanaryPolicy wanted) {
        var decided = policy.decide(scope, EditedVersion.optional(ifMatch, null), wanted);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }
}
