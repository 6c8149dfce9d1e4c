package io.calibr.server.security;

import io.calibr.model.TenantId;
import io.calibr.model.UserId;
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
        var account = projects.accountOf(caller);
        return new Me(
                account.user(),
                account.tenant(),
                caller.name(),
                caller.via().name(),
                caller.scopes().stream().sorted().map(Scope::word).toList(),
                projects.membershipsOf(caller));
    }

    /**
     * The caller.
     *
     * @param name what the records call them: the e-mail address
     * @param via how they proved who they are: TOKEN or API_KEY
     */
    public record Me(
            MeUser user, MeTenant tenant, String name, String via, List<String> scopes, List<Membership> projects) {}

    /** The person of the caller's credentials. */
    public record MeUser(UserId id, String email, String name) {}

    /** The tenant that the person belongs to. */
    public record MeTenant(TenantId id, String slug, String name) {}

    /** One project of the caller, with the currency that new price lists have and the zone that days begin in. */
    public record Membership(String slug, String name, Role role, String currency, String zone) {}
}
