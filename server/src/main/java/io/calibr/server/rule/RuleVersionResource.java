package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of a rule and what changed between them, over HTTP. */
@Dependent
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RuleVersionResource {

    private final ReadHistory history;
    private final CompareTexts comparing;
    private final RestoreVersion restoring;
    private final ReadBlame blaming;

    @Inject
    RuleVersionResource(ReadHistory history, CompareTexts comparing, RestoreVersion restoring, ReadBlame blaming) {
        this.history = history;
        this.comparing = comparing;
        this.restoring = restoring;
        this.blaming = blaming;
    }

    /** What differs between two texts; without parameters between what was published last and the draft. */
    @GET
    @Path("{id}/diff")
    @Allowed(Role.VIEWER)
    public RuleDiffView diff(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return comparing.compare(scope, id, Optional.ofNullable(from), Optional.ofNullable(to));
    }

    /** Makes the draft what a version was, its tests too. */
    @POST
    @Path("{id}/restore")
    @Allowed(Role.EDITOR)
    public Response restore(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Restored wanted) {
        if (wanted.version() == null) {
            throw Kind.INVALID_VALUE.because("say which version to restore").with("member", "version");
        }
        var rule = restoring.restore(scope, id, wanted.version(), EditedVersion.required(ifMatch, null));
        return EditedVersion.tagged(RuleView.of(rule), rule.edited().version());
    }

    /** Who last wrote each cell of the draft, of a branch or of a published version. */
    @GET
    @Path("{id}/blame")
    @Allowed(Role.VIEWER)
    public BlameView blame(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("version") @Nullable Integer version,
            @QueryParam("branch") @Nullable String branch) {
        return blaming.blame(scope, id, Optional.ofNullable(version), Optional.ofNullable(branch));
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

    /** Body of a restoration. */
    public record Restored(@Nullable Integer version) {}
}
