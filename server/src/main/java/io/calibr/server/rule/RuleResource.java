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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules over HTTP. */
@Dependent
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RuleResource {

    private final ReadRules reading;
    private final EditRules editing;
    private final PublishRule publishing;

    @Inject
    RuleResource(ReadRules reading, EditRules editing, PublishRule publishing) {
        this.reading = reading;
        this.editing = editing;
        this.publishing = publishing;
    }

    @GET
    @Allowed(Role.VIEWER)
    public Page<RuleView> list(
            @Context ProjectScope scope,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.rules(scope, PageRequest.of(limit, cursor));
    }

    @POST
    @Allowed(Role.EDITOR)
    public Response create(@Context ProjectScope scope, NewRule wanted) {
        if (wanted.kind() == null || wanted.text() == null) {
            throw Kind.INVALID_VALUE
                    .because("a rule has a kind and a text")
                    .with("member", wanted.kind() == null ? "kind" : "text");
        }
        var text = new RuleText(
                RuleText.Format.of(wanted.kind()), wanted.text(), Objects.requireNonNullElse(wanted.examples(), ""));
        var rule = editing.create(scope, Naming.of(wanted.slug(), wanted.name()), text);
        return answer(Response.status(Response.Status.CREATED), RuleView.of(rule));
    }

    @GET
    @Path("{id}")
    @Allowed(Role.VIEWER)
    public Response one(@Context ProjectScope scope, @PathParam("id") RuleId id) {
        return answer(Response.ok(), reading.rule(scope, id));
    }

    @PUT
    @Path("{id}")
    @Allowed(Role.EDITOR)
    public Response edit(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            EditedRule edited) {
        var revision = new EditRules.Revision(
                edited.name(), edited.text(), edited.examples(), EditedVersion.required(ifMatch, edited.version()));
        return answer(Response.ok(), RuleView.of(editing.edit(scope, id, revision)));
    }

    @DELETE
    @Path("{id}")
    @Allowed(Role.EDITOR)
    public void archive(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        editing.archive(scope, id, EditedVersion.optional(ifMatch, null));
    }

    /** Without members, validates the draft; with them, another text in its place. */
    @POST
    @Path("{id}/validate")
    @Allowed(Role.VIEWER)
    public ValidationView validate(@Context ProjectScope scope, @PathParam("id") RuleId id, Trial trial) {
        return ValidationView.of(publishing.validate(scope, id, trial.text(), trial.examples()));
    }

    @POST
    @Path("{id}/publish")
    @Allowed(Role.EDITOR)
    public RuleVersionView publish(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Reason reason) {
        return RuleVersionView.of(
                publishing.publish(scope, id, EditedVersion.optional(ifMatch, null), reason.reason()));
    }

    @GET
    @Path("{id}/versions")
    @Allowed(Role.VIEWER)
    public Page<RuleVersionView> versions(
            @Context ProjectScope scope,
            @PathParam("id") RuleId id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.versions(scope, id, PageRequest.of(limit, cursor));
    }

    private static Response answer(Response.ResponseBuilder response, RuleView rule) {
        return response.entity(rule).tag(EditedVersion.tag(rule.version())).build();
    }

    /** Body of a new rule; slug or name may be left out. */
    public record NewRule(
            @Nullable String slug,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String text,
            @Nullable String examples) {}

    /** Body of an edit; what is left out stays. */
    public record EditedRule(
            @Nullable String name,
            @Nullable String text,
            @Nullable String examples,
            @Nullable Long version) {}

    /** Body of a validation. */
    public record Trial(@Nullable String text, @Nullable String examples) {}

    /** Body of a publication: why. */
    public record Reason(@Nullable String reason) {}
}
