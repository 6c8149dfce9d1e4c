package io.calibr.server.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what resources throw into problem answers; the one place where the unexpected is logged. */
final class ProblemMappers {

    private static final Logger log = LoggerFactory.getLogger(ProblemMappers.class);

    private ProblemMappers() {}

    private static Response answer(PricingProblem problem) {
        var response = Response.status(problem.kind().status())
                .type(ProblemJson.MEDIA_TYPE)
                .entity(ProblemJson.of(problem).toString());
        if (problem.kind() == Kind.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    /** The refusals of the use cases. */
    @Provider
    static final class OfRefusals implements ExceptionMapper<PricingProblem> {

        @Override
        public Response toResponse(PricingProblem problem) {
            return answer(problem);
        }
    }

    /** What the JAX-RS runtime refuses by itself: no such route, method, format or parameter. */
    @Provider
    static final class OfRoutes implements ExceptionMapper<WebApplicationException> {

        @Override
        public Response toResponse(WebApplicationException thrown) {
            if (thrown instanceof ParamException parameter && !(thrown instanceof ParamException.PathParamException)) {
                return answer(Kind.INVALID_VALUE.with("parameter", parameter.getParameterName()));
            }
            if (thrown instanceof NotFoundException && !(thrown instanceof ParamException)) {
                // without a body the web server goes on to its other routes, and its own answer is a problem too
                return Response.status(404).build();
            }
            return switch (thrown.getResponse().getStatus()) {
                case 400 -> answer(Kind.MALFORMED_BODY.because("the request cannot be understood"));
                case 401 -> answer(new PricingProblem(Kind.UNAUTHENTICATED));
                case 403 -> answer(new PricingProblem(Kind.ROLE_TOO_LOW));
                case 404 -> answer(new PricingProblem(Kind.NOT_FOUND));
                case 405 -> answer(new PricingProblem(Kind.METHOD_NOT_ALLOWED));
                case 406 -> answer(new PricingProblem(Kind.NOT_ACCEPTABLE));
                case 413 -> answer(new PricingProblem(Kind.BODY_TOO_LARGE));
                case 415 -> answer(new PricingProblem(Kind.UNSUPPORTED_MEDIA_TYPE));
                case 500 -> unexpected(thrown);
                default -> thrown.getResponse();
            };
        }
    }

    /** Everything else is our fault: logged with the request id, and the caller sees nothing of it but that id. */
    @Provider
    static final class OfEverythingElse implements ExceptionMapper<Throwable> {

        @Override
        public Response toResponse(Throwable thrown) {
            return unexpected(thrown);
        }
    }

    private static Response unexpected(Throwable thrown) {
        log.atError()
                .setCause(thrown)
                .addKeyValue("request", RequestId.find().orElse("-"))
                .log("unexpected failure");
        return answer(new PricingProblem(Kind.UNEXPECTED));
    }
}
