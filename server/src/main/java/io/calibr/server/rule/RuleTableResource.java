package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule's decision table over HTTP. */
@Dependent
@Path("/api/v1/rules/{id}/table")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RuleTableResource {

    private final ReadRuleTable reading;
    private final PatchTable patching;

    @Inject
    RuleTableResource(ReadRuleTable reading, PatchTable patching) {
        this.reading = reading;
        this.patching = patching;
    }

    /** The draft, a branch or a published version. */
    @GET
    @Allowed(Role.VIEWER)
    public Response table(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("version") @Nullable Integer version,
            @QueryParam("branch") @Nullable String branch) {
        return answer(reading.table(scope, id, Optional.ofNullable(version), Optional.ofNullable(branch)));
    }

    /** Makes all patches, or none. */
    @PATCH
    @Allowed(Role.EDITOR)
    public Response patch(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("branch") @Nullable String branch,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Edit edit) {
        var version = EditedVersion.required(ifMatch, null);
        var patches = PatchView.patches(Objects.requireNonNullElse(edit.patches(), List.of()));
        return answer(
                branch == null
                        ? patching.patch(scope, id, version, patches)
                        : patching.patchBranch(scope, id, branch, version, patches));
    }

    static Response answer(RuleTableView table) {
        return EditedVersion.tagged(table, table.revision());
    }

    /** Body of an edit. */
    public record Edit(@Nullable List<PatchView> patches) {}
}
