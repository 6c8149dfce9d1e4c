package io.calibr.server.platform;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.problem.RequestId;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What fails outside of JAX-RS, in a filter or on an address nobody serves, is answered as a problem too. */
final class WebFailures implements ErrorHandler<Throwable> {

    private static final Logger log = LoggerFactory.getLogger(WebFailures.class);

    @Override
    public void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
        ProblemResponse.send(response, problem(thrown));
    }

    private static PricingProblem problem(Throwable thrown) {
        if (thrown instanceof PricingProblem problem) {
            return problem;
        }
        if (thrown instanceof HttpException http && http.status().code() < 500) {
            return switch (http.status().code()) {
                case 404 -> Kind.NOT_FOUND.because("nothing is served at this address");
                case 405 -> Kind.METHOD_NOT_ALLOWED.because("this address does not take that method");
                case 413 -> Kind.BODY_TOO_LARGE.because("the body is too large");
                default -> Kind.MALFORMED_BODY.because("the request cannot be understood");
            };
        }
        log.atError()
                .setCause(thrown)
                .addKeyValue("request", RequestId.find().orElse("-"))
                .log("unexpected failure outside of the resources");
        return Kind.UNEXPECTED.because("quote the request id when you ask for help");
    }
}
