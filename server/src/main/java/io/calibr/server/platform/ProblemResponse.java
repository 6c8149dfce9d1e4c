package io.calibr.server.platform;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.problem.ProblemJson;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** Answers with a problem where the web server, not JAX-RS, has to. */
public final class ProblemResponse {

    private ProblemResponse() {}

    public static void send(ServerResponse response, PricingProblem problem) {
        response.status(Status.create(problem.kind().status()));
        response.header(HeaderNames.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
        if (problem.kind() == Kind.UNAUTHENTICATED) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        response.send(ProblemJson.of(problem).toString().getBytes(StandardCharsets.UTF_8));
    }
}
