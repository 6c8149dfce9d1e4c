package io.calibr.server.rule;

import io.calibr.engine.version.Merge;
import io.calibr.model.RuleId;
import io.calibr.server.platform.Page;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The branches of a table over HTTP. */
@Dependent
@Path("/api/v1/rules/{id}/branches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RuleBranchResource {

    private final EditBranches branches;
    private final MergeBranch merging;

    @Inject
    RuleBranchResource(EditBranches branches, MergeBranch merging) {
        this.branches = branches;
        this.merging = merging;
    }

    @GET
    @Allowed(Role.VIEWER)
    public Page<RuleBranchView> list(@Context ProjectScope scope, @PathParam("id") RuleId id) {
        return new Page<>(branches.list(scope, id), null);
    }

    @POST
    @Allowed(Role.EDITOR)
    public Response create(@Context ProjectScope scope, @PathParam("id") RuleId id, NewBranch wanted) {
        var name = Objects.requireNonNullElse(wanted.name(), "");
        var branch = branches.create(scope, id, name, Optional.ofNullable(wanted.from()));
        return Response.status(Response.Status.CREATED)
                .entity(branch)
                .tag(EditedVersion.tag(branch.revision()))
                .build();
    }

    @DELETE
    @Path("{name}")
    @Allowed(Role.EDITOR)
    public void delete(@Context ProjectScope scope, @PathParam("id") RuleId id, @PathParam("name") String name) {
        branches.delete(scope, id, name);
    }

    /** Brings the branch into the draft, whose version If-Match names. */
    @POST
    @Path("{name}/merge")
    @Allowed(Role.EDITOR)
    public Response merge(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Settled settled) {
        var resolutions = Objects.requireNonNullElse(settled.resolutions(), List.<Resolution>of()).stream()
                .map(Resolution::resolution)
                .toList();
        return RuleTableResource.answer(
                merging.merge(scope, id, name, EditedVersion.required(ifMatch, null), resolutions));
    }

    /** Body of a new branch: from a published version, or from the draft. */
    public record NewBranch(@Nullable String name, @Nullable Integer from) {}

    /** Body of a merge: what shall stand where both changed the same. */
    public record Settled(@Nullable List<Resolution> resolutions) {}

    /** One conflict's end; row and column as the conflict has them. */
    public record Resolution(
            @Nullable String row,
            @Nullable String column,
            @Nullable String value) {

        Merge.Resolution resolution() {
            if (value == null) {
                throw Kind.INVALID_VALUE
                        .because("a resolution says what value shall stand there")
                        .with("member", "value");
            }
            return new Merge.Resolution(row, column, value);
        }
    }
}
