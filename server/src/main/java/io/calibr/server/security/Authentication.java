package io.calibr.server.security;

import io.calibr.server.platform.ProblemResponse;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Scope;
import io.calibr.server.tenant.Tenancy;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Finds out who calls and binds caller and tenant around the request. A request without credentials goes on as nobody's;
 * one with credentials that are not valid ends here.
 */
@Dependent
@Priority(300)
class Authentication implements Filter {

    private static final HeaderName API_KEY = HeaderNames.create("X-API-Key");
    private static final String BEARER = "Bearer ";

    private final ApiKeyStore keys;
    private final UserStore users;
    private final Tokens tokens;

    @Inject
    Authentication(ApiKeyStore keys, UserStore users, Tokens tokens) {
        this.keys = keys;
        this.users = users;
        this.tokens = tokens;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var credential = credential(request);
        if (credential.isEmpty()) {
            chain.proceed();
            return;
        }
        var caller = caller(credential.get());
        if (caller.isEmpty()) {
            ProblemResponse.send(response, Kind.UNAUTHENTICATED.because("the credentials are not valid"));
            return;
        }
        Tenancy.run(caller.get().tenant(), () -> Caller.run(caller.get(), chain::proceed));
    }

    private static Optional<String> credential(RoutingRequest request) {
        var key = request.headers().first(API_KEY);
        if (key.isPresent()) {
            return key;
        }
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .map(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? value.substring(BEARER.length()).strip()
                        : value);
    }

    private Optional<Caller> caller(String credential) {
        return ApiKey.read(credential)
                .flatMap(key -> keys.callerOf(key.hash()))
                .or(() -> tokens.read(credential).flatMap(this::known));
    }

    /** A good token of a user who has gone, or of a user in another tenant than theirs, is nobody's. */
    private Optional<Caller> known(Tokens.Identity identity) {
        return Tenancy.call(identity.tenant(), () -> users.find(identity))
                .map(user -> new Caller(
                        identity.tenant(), user.id(), user.email(), EnumSet.allOf(Scope.class), Caller.Via.TOKEN));
    }
}
