package io.calibr.server.platform;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/** Headers that keep browsers from guessing, framing, caching and running what an API answers. */
@Dependent
@Priority(110)
class SecurityHeaders implements Filter {

    private static final List<Header> HEADERS = List.of(
            HeaderValues.create("X-Content-Type-Options", "nosniff"),
            HeaderValues.create("X-Frame-Options", "DENY"),
            HeaderValues.create("Referrer-Policy", "no-referrer"),
            HeaderValues.create("Cache-Control", "no-store"),
            HeaderValues.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        HEADERS.forEach(response::header);
        chain.proceed();
    }
}
