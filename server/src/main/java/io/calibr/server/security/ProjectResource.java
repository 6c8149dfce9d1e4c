package io.calibr.server.security;

import io.calibr.server.platform.Page;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The projects of a tenant. */
@Path("/api/v1/projects")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectResource {

    private static final int LONGEST = 200;

    private final CreateProject creation;
    private final ProjectStore store;

    @Inject
    ProjectResource(CreateProject creation, ProjectStore store) {
        this.creation = creation;
        this.store = store;
    }

    @GET
    @Authenticated
    @Operation(summary = "The projects of the caller, whatever project the request names")
    public Page<ProjectView> list() {
        return new Page<>(store.projectsOf(Caller.find().orElseThrow()), null);
    }

    @POST
    @Allowed(value = Role.OWNER, scope = Scope.ADMIN)
    @Operation(summary = "Founds a project; an owner of the project the request names may, and owns the new one too")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201")
    public Response create(@Context ProjectScope scope, Wanted wanted) {
        return Response.status(Response.Status.CREATED)
                .entity(creation.create(scope, wanted.project(scope)))
                .build();
    }

    /** A project to found; zone and currency are those of the project the request names where they are left out. */
    public record Wanted(
            @Nullable String slug,
            @Nullable String name,
            @Nullable String zone,
            @Nullable String currency,
            @Nullable Boolean fourEyes) {

        NewProject project(ProjectScope scope) {
            var wanted = Objects.requireNonNullElse(slug, "");
            var shown = name == null || name.isBlank() ? wanted : name.strip();
            if (shown.length() > LONGEST) {
                throw Kind.INVALID_VALUE.because("name has at most " + LONGEST + " characters");
            }
            try {
                return new NewProject(
                        wanted,
                        shown,
                        zone == null ? scope.zone() : NewProject.zone(zone),
                        currency == null ? scope.currency() : NewProject.currency(currency),
                        fourEyes == null || fourEyes);
            } catch (IllegalArgumentException refused) {
                throw Kind.INVALID_VALUE.because(String.valueOf(refused.getMessage()));
            }
        }
    }
}
