package io.calibr.server.security;

import io.calibr.server.platform.Page;
import io.calibr.server.platform.WallClock;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The caller's API keys. */
@Path("/api/v1/api-keys")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApiKeyResource {

    private static final int LONGEST_NAME = 200;

    private final IssueApiKey issueApiKey;
    private final RevokeApiKey revokeApiKey;
    private final ApiKeyStore keys;
    private final Clock clock;

    @Inject
    ApiKeyResource(IssueApiKey issueApiKey, RevokeApiKey revokeApiKey, ApiKeyStore keys, @WallClock Clock clock) {
        this.issueApiKey = issueApiKey;
        this.revokeApiKey = revokeApiKey;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @Authenticated(scope = Scope.ADMIN)
    @Operation(summary = "A new API key of the caller; the secret is shown this once")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = NewApiKey.class)))
    public Response make(Wanted wanted) {
        var caller = Caller.find().orElseThrow();
        var made =
                issueApiKey.issue(caller.tenant(), caller.user(), name(wanted), scopes(wanted, caller), expiry(wanted));
        return Response.created(URI.create("/api/v1/api-keys/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Authenticated
    @Operation(summary = "The caller's API keys, without their secrets")
    public Page<ApiKeyView> list() {
        return new Page<>(keys.of(Caller.find().orElseThrow()), null);
    }

    @DELETE
    @Path("{key}")
    @Authenticated(scope = Scope.ADMIN)
    @Operation(summary = "Revokes a key at once and for good")
    public void revoke(@PathParam("key") UUID key) {
        revokeApiKey.revoke(Caller.find().orElseThrow(), key);
    }

    private static String name(Wanted wanted) {
        return Optional.ofNullable(wanted.name())
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .orElseThrow(() ->
                        Kind.INVALID_VALUE.because("an API key has a name of at most " + LONGEST_NAME + " characters"));
    }

    /** A key can hand on no more than it has itself. */
    private static Set<Scope> scopes(Wanted wanted, Caller caller) {
        var asked = wanted.scopes() == null ? List.<String>of() : wanted.scopes();
        try {
            Set<Scope> scopes =
                    asked.stream().map(Scope::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
            if (scopes.isEmpty()) {
                throw Kind.INVALID_VALUE.because("an API key has at least one scope");
            }
            if (!caller.scopes().containsAll(scopes)) {
                throw Kind.SCOPE_MISSING.because("a key hands on no scope it does not have");
            }
            return scopes;
        } catch (IllegalArgumentException e) {
            throw Kind.INVALID_VALUE.because(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Instant expiry(Wanted wanted) {
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            throw Kind.INVALID_VALUE.because("expiresAt is in the past");
        }
        return wanted.expiresAt();
    }

    /** The key that is wanted. */
    public record Wanted(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable Instant expiresAt) {}
}
