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

/** How a project approves, over HTTP. */
@Dependent
@Path("/api/v1/approvals/policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApprovalPolicyResource {

    private final DecideApprovalPolicy policy;

    @Inject
    ApprovalPolicyResource(DecideApprovalPolicy policy) {
        this.policy = policy;
    }

    @GET
    @Allowed(Role.VIEWER)
    @Operation(summary = "How many people have to agree to a run, by what it comes to")
    @APIResponseSchema(ApprovalPolicy.class)
    public Response current(@Context ProjectScope scope) {
        var decided = policy.current(scope);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }

    @PUT
    @Allowed(value = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Decides that; it counts for runs made from then on")
    @APIResponseSchema(ApprovalPolicy.class)
    public Response decide(
            @Context ProjectScope scope,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ApprovalPolicy wanted) {
        var decided = policy.decide(scope, EditedVersion.optional(ifMatch, null), wanted);
        return EditedVersion.tagged(decided.policy(), decided.version());
    }
}
