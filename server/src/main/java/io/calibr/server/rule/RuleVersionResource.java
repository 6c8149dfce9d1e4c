package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of a rule and what changed between them, over HTTP. */
@Dependent
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RuleVersionResource {

    private final ReadHistory history;

    @Inject
    RuleVersionResource(ReadHistory history) {
        this.history = history;
    }

    /** Who saved what when. */
    @GET
    @Path("{id}/patches")
    @Allowed(Role.VIEWER)
    public Page<RuleEditView> patches(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return history.saves(scope, id, Optional.ofNullable(branch), PageRequest.of(limit, cursor));
    }
}
