package io.calibr.server.idempotency;

import io.calibr.server.tenant.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** What makes two requests the same: who, what, where, in which project, with which body. */
final class RequestHash {

    private RequestHash() {}

    static byte[] of(ContainerRequestContext request, Caller caller, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, caller.user().toString());
            add(digest, request.getMethod());
            add(digest, request.getUriInfo().getRequestUri().getPath());
            add(digest, request.getUriInfo().getRequestUri().getRawQuery());
            add(digest, request.getHeaderString("X-Calibr-Project"));
            digest.update(body);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, @Nullable String part) {
        digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
