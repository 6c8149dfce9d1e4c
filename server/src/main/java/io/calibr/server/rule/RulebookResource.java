package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.rule.RuleResource.Reason;
import io.calibr.server.rule.Rulebook.Content;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rulebooks over HTTP. */
@Dependent
@Path("/api/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RulebookResource {

    private final ReadRules reading;
    private final EditRulebooks editing;
    private final PublishRulebook publishing;

    @Inject
    RulebookResource(ReadRules reading, EditRulebooks editing, PublishRulebook publishing) {
        this.reading = reading;
        this.editing = editing;
        this.publishing = publishing;
    }

    @GET
    @Allowed(Role.VIEWER)
    public Page<RulebookView> list(
            @Context ProjectScope scope,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.rulebooks(scope, PageRequest.of(limit, cursor));
    }

    @POST
    @Allowed(Role.EDITOR)
    public Response create(@Context ProjectScope scope, NewRulebook wanted) {
        var content = new Content(
                Objects.requireNonNullElse(wanted.rules(), List.of()),
                Objects.requireNonNullElse(wanted.guardrails(), GuardrailText.NONE));
        var rulebook = editing.create(scope, Naming.of(wanted.slug(), wanted.name()), content);
        return answer(Response.status(Response.Status.CREATED), reading.rulebook(scope, rulebook.id()));
    }

    @GET
    @Path("{id}")
    @Allowed(Role.VIEWER)
    public Response one(@Context ProjectScope scope, @PathParam("id") RulebookId id) {
        return answer(Response.ok(), reading.rulebook(scope, id));
    }

    @PUT
    @Path("{id}")
    @Allowed(Role.EDITOR)
    public Response edit(
            @Context ProjectScope scope,
            @PathParam("id") RulebookId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            EditedRulebook edited) {
        var revision = new EditRulebooks.Revision(
                edited.name(), edited.rules(), edited.guardrails(), EditedVersion.required(ifMatch, edited.version()));
        editing.edit(scope, id, revision);
        return answer(Response.ok(), reading.rulebook(scope, id));
    }

    @POST
    @Path("{id}/validate")
    @Allowed(Role.VIEWER)
    public ValidationView validate(@Context ProjectScope scope, @PathParam("id") RulebookId id) {
        return ValidationView.of(publishing.validate(scope, id));
    }

    @POST
    @Path("{id}/publish")
    @Allowed(Role.EDITOR)
    public RulebookVersionView publish(
            @Context ProjectScope scope,
            @PathParam("id") RulebookId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Reason reason) {
        return RulebookVersionView.of(
                publishing.publish(scope, id, EditedVersion.optional(ifMatch, null), reason.reason()));
    }

    private static Response answer(Response.ResponseBuilder response, RulebookView rulebook) {
        return response.entity(rulebook)
                .tag(EditedVersion.tag(rulebook.version()))
                .build();
    }

    /** Body of a new rulebook; slug or name may be left out. */
    public record NewRulebook(
            @Nullable String slug,
            @Nullable String name,
            @Nullable List<RuleId> rules,
            @Nullable GuardrailText guardrails) {}

    /** Body of an edit; what is left out stays. */
    public record EditedRulebook(
            @Nullable String name,
            @Nullable List<RuleId> rules,
            @Nullable GuardrailText guardrails,
            @Nullable Long version) {}
}
