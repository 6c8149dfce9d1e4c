package io.calibr.server.run;

import io.calibr.model.RuleId;
import io.calibr.model.RunId;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs made of a rule, over HTTP. */
@Dependent
@Path("/api/v1/rules/{id}/hits")
@Produces(MediaType.APPLICATION_JSON)
public class RuleHitsResource {

    private final ReadRuleHits reading;

    @Inject
    RuleHitsResource(ReadRuleHits reading) {
        this.reading = reading;
    }

    @GET
    @Allowed(Role.VIEWER)
    public RuleHitsView hits(
            @Context ProjectScope scope, @PathParam("id") RuleId id, @QueryParam("run") @Nullable RunId run) {
        return reading.hits(scope.project(), id, Optional.ofNullable(run));
    }
}
