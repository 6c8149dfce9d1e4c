package io.calibr.server.platform;

import io.calibr.server.problem.Kind;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;

/** Refuses query parameters with the character U+0000, which PostgreSQL has no texts with. */
@Dependent
@Priority(210)
class NoNulls implements Filter {

    private static final String NUL = "\0";

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var query = request.query();
        for (var name : query.names()) {
            if (query.all(name).stream().anyMatch(value -> value.contains(NUL))) {
                ProblemResponse.send(
                        response,
                        Kind.INVALID_VALUE
                                .because("the character U+0000 is in no text")
                                .with("parameter", name.replace(NUL, "")));
                return;
            }
        }
        chain.proceed();
    }
}
