package io.calibr.server.idempotency;

import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Honours {@code Idempotency-Key} on writes: the same request again gets the first answer again. Only successes are kept;
 * a refusal had no effect, so its key is free for another try.
 */
@Provider
@Priority(Priorities.USER)
class Idempotency implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final String CLAIM = Claim.class.getName();
    private static final String STATUS = CLAIM + ".status";
    private static final String LOCATION = CLAIM + ".location";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int LONGEST = 200;

    private final KeyStore keys;

    @Inject
    Idempotency(KeyStore keys) {
        this.keys = keys;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(HEADER);
        var caller = Caller.find();
        if (key == null || caller.isEmpty() || !WRITES.contains(request.getMethod())) {
            return;
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw Kind.INVALID_VALUE.because(HEADER + " has 1 to " + LONGEST + " characters");
        }
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        var hash = RequestHash.of(request, caller.get(), body);
        switch (keys.claim(new Claim(caller.get().tenant(), key), hash)) {
            case Claimed.Fresh(var claim) -> request.setProperty(CLAIM, claim);
            case Claimed.Answered(var answer) -> request.abortWith(again(answer));
            case Claimed.InFlight() -> throw Kind.IDEMPOTENT_REQUEST_IN_FLIGHT.with("idempotencyKey", key);
            case Claimed.Different() -> throw Kind.IDEMPOTENCY_KEY_REUSED.with("idempotencyKey", key);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Claim claim)) {
            return;
        }
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            request.removeProperty(CLAIM);
            keys.release(claim);
            return;
        }
        var location = Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION));
        if (response.hasEntity()) {
            request.setProperty(STATUS, response.getStatus());
            location.ifPresent(address -> request.setProperty(LOCATION, address));
        } else {
            var headers = location.map(address -> Map.of(HttpHeaders.LOCATION, address))
                    .orElse(Map.of());
            keys.answer(claim, new StoredAnswer(response.getStatus(), headers, ""));
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getProperty(CLAIM) instanceof Claim claim)
                || !(context.getProperty(STATUS) instanceof Integer status)) {
            context.proceed();
            return;
        }
        var out = context.getOutputStream();
        var copy = new ByteArrayOutputStream();
        context.setOutputStream(copy);
        context.proceed();
        keys.answer(claim, new StoredAnswer(status, headers(context), copy.toString(StandardCharsets.UTF_8)));
        copy.writeTo(out);
    }

    private static Map<String, String> headers(WriterInterceptorContext context) {
        var headers = new HashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, context.getMediaType().toString());
        if (context.getProperty(LOCATION) instanceof String address) {
            headers.put(HttpHeaders.LOCATION, address);
        }
        return headers;
    }

    private static Response again(StoredAnswer answer) {
        var response = Response.status(answer.status()).header("Idempotency-Replayed", "true");
        answer.headers().forEach(response::header);
        return answer.body().isEmpty()
                ? response.build()
                : response.entity(answer.body().getBytes(StandardCharsets.UTF_8))
                        .build();
    }
}
