package io.calibr.server.platform;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Refuses bodies above the limit: by their announced length at once, otherwise when the limit is passed. */
@Dependent
@Priority(200)
class BodyCap implements Filter {

    /** Types of files that are imported: CSV and workbooks. */
    private static final List<String> FILES =
            List.of("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final HttpSettings settings;

    @Inject
    BodyCap(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var isImport = request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .filter(type -> FILES.stream().anyMatch(type::startsWith))
                .isPresent();
        var limit = isImport ? settings.maxImportSize() : settings.maxBodySize();
        if (request.headers().contentLength().orElse(0) > limit) {
            ProblemResponse.send(response, tooLarge(limit));
            return;
        }
        request.streamFilter(stream -> new Counting(stream, limit));
        chain.proceed();
    }

    private static PricingProblem tooLarge(long limit) {
        return Kind.BODY_TOO_LARGE.with("limitBytes", limit);
    }

    /** Stops reading where the limit is passed. */
    private static final class Counting extends FilterInputStream {

        private final long limit;
        private long count;

        Counting(InputStream stream, long limit) {
            super(stream);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            add(Math.max(read, 0));
            return read;
        }

        private void add(int bytes) {
            count += bytes;
            if (count > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
