package io.calibr.server.demo;

import io.calibr.server.problem.Kind;
import io.calibr.server.security.TokenView;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Lets visitors of a demonstration in as one of its people; elsewhere there is nothing here. */
@Path("/api/auth/demo")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DemoSignInResource {

    private final SignInToDemo demo;

    @Inject
    DemoSignInResource(SignInToDemo demo) {
        this.demo = demo;
    }

    @GET
    @PermitAll
    @Operation(summary = "The people of this demonstration")
    public People people() {
        return new People(demo.people().stream().map(DemoPersonView::of).toList());
    }

    @POST
    @PermitAll
    @Operation(summary = "A short-lived token for one of the demonstration's people")
    public TokenView signIn(Chosen chosen) {
        if (chosen.email() == null) {
            throw Kind.INVALID_VALUE.with("field", "email");
        }
        return demo.signIn(chosen.email());
    }

    /** Who can be chosen. */
    public record People(List<DemoPersonView> people) {}

    /** Who was chosen. */
    public record Chosen(@Nullable String email) {}
}
