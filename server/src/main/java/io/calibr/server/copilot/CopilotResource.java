package io.calibr.server.copilot;

import io.calibr.server.problem.Kind;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The copilot over HTTP. */
@Dependent
@Path("/api/v1/copilot")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CopilotResource {

    private final AskCopilot copilot;

    @Inject
    CopilotResource(AskCopilot copilot) {
        this.copilot = copilot;
    }

    @POST
    @Path("query")
    @Allowed(value = Role.VIEWER, scope = Scope.READ)
    @Operation(summary = "Answers a question about prices in plain words; it reads and changes nothing")
    public AnswerView query(@Context ProjectScope scope, AskedBody body) {
        if (body.question() == null) {
            throw Kind.INVALID_VALUE.because("the body has a question").with("parameter", "question");
        }
        return copilot.ask(scope, body.question());
    }

    /** A question in English, 1 to 2,000 characters. */
    public record AskedBody(@Nullable String question) {}
}
