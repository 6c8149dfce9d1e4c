package io.calibr.server.security;

import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells callers who they are. */
@Path("/api/auth/me")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final ProjectStore projects;

    @Inject
    MeResource(ProjectStore projects) {
        this.projects = projects;
    }

    @GET
    @Authenticated
    @Operation(summary = "Who the credentials belong to, and their projects")
    public Me me() {
        var caller = Caller.find().orElseThrow();
        return new Me(
                caller.user().toString(),
                caller.tenant().toString(),
                caller.name(),
                caller.via().name(),
                caller.scopes().stream().sorted().map(Scope::word).toList(),
                projects.membershipsOf(caller));
    }

    /** The caller. */
    public record Me(
            String user, String tenant, String name, String via, List<String> scopes, List<Membership> projects) {}

    /** One project of the caller. */
    public record Membership(String project, String name, Role role) {}
}
