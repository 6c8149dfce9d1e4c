package io.calibr.server.security;

import io.calibr.server.problem.Kind;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Logs people in. */
@Path("/api/auth/token")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokenResource {

    private static final int LONGEST = 1_000;

    private final LogIn logIn;

    @Inject
    TokenResource(LogIn logIn) {
        this.logIn = logIn;
    }

    @POST
    @PermitAll
    @Operation(summary = "A short-lived token for an e-mail address and a password")
    public TokenView token(Credentials credentials) {
        if (credentials.email() == null || credentials.password() == null) {
            throw Kind.INVALID_VALUE.because("a log-in has an email and a password");
        }
        if (credentials.email().length() > LONGEST || credentials.password().length() > LONGEST) {
            throw Kind.INVALID_VALUE.because("email and password have at most " + LONGEST + " characters");
        }
        return logIn.logIn(credentials.email(), credentials.password(), Optional.ofNullable(credentials.tenant()));
    }

    /** Who wants in; {@code tenant} only where one address is known in several. */
    public record Credentials(
            @Nullable String email,
            @Nullable String password,
            @Nullable String tenant) {

        @Override
        public String toString() {
            return "credentials of " + email;
        }
    }
}
