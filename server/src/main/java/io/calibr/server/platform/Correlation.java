package io.calibr.server.platform;

import io.calibr.server.problem.RequestId;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Gives every request an id, the caller's own if it is fit for a log, and every answer the same. */
@Dependent
@Priority(100)
class Correlation implements Filter {

    private static final HeaderName HEADER = HeaderNames.create(RequestId.HEADER);

    private final IdSource ids;

    @Inject
    Correlation(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var id = request.headers()
                .first(HEADER)
                .filter(RequestId::isModest)
                .orElseGet(() -> ids.next().toString());
        response.header(HEADER, id);
        RequestId.run(id, chain::proceed);
    }
}
