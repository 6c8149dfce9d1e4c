package io.calibr.server.problem;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body that is missing where one is needed, is no JSON or does not fit the type it is read into is the caller's mistake, and we say where. */
@Provider
class BodyReading implements ReaderInterceptor {

    /** Not behind a backslash that is a text itself. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\u0000");

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body;
        refuseNulls(context);
        try {
            refuseUnsound(context);
            body = context.proceed();
        } catch (NoContentException | BadRequestException _) {
            // the second is what the container makes of the first, and of nothing else
            body = null;
        } catch (ProcessingException | JsonException | IllegalArgumentException e) {
            throw malformed(e);
        }
        if (body == null && Arrays.stream(context.getAnnotations()).noneMatch(OptionalBody.class::isInstance)) {
            throw Kind.MALFORMED_BODY.because("the body is empty");
        }
        return body;
    }

    /** In JSON the character U+0000 can only be escaped; PostgreSQL has no texts with it. */
    private static void refuseNulls(ReaderInterceptorContext context) throws IOException {
        var type = context.getMediaType();
        if (type == null || !type.getSubtype().endsWith("json")) {
            return;
        }
        var body = context.getInputStream().readAllBytes();
        context.setInputStream(new ByteArrayInputStream(body));
        if (NUL.matcher(new String(body, StandardCharsets.ISO_8859_1)).find()) {
            throw Kind.INVALID_VALUE.because("the character U+0000 is in no text");
        }
    }

    /** Where the binding reads it; what a resource reads by itself is judged there. */
    private static void refuseUnsound(ReaderInterceptorContext context) throws IOException {
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())
                || context.getType() == String.class
                || context.getType() == InputStream.class) {
            return;
        }
        var body = context.getInputStream().readAllBytes();
        context.setInputStream(new ByteArrayInputStream(body));
        if (body.length > 0) {
            SoundJson.check(body);
        }
    }

    private static PricingProblem malformed(RuntimeException thrown) {
        var refusal = cause(thrown, PricingProblem.class);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var parsing = cause(thrown, JsonParsingException.class);
        if (parsing.isPresent()) {
            var place = parsing.get().getLocation();
            return Kind.MALFORMED_BODY
                    .because("the body is not JSON at line " + place.getLineNumber() + ", column "
                            + place.getColumnNumber())
                    .with("line", place.getLineNumber())
                    .with("column", place.getColumnNumber());
        }
        return Kind.MALFORMED_BODY.because(message(cause(thrown, IllegalArgumentException.class))
                .or(() -> message(cause(thrown, JsonbException.class)))
                .orElse("the body does not have the form this address reads"));
    }

    private static Optional<String> message(Optional<? extends Throwable> thrown) {
        return thrown.map(Throwable::getMessage).map(BodyReading::withoutClassNames);
    }

    /** The binding names Java classes in its messages; callers see field names only. */
    private static String withoutClassNames(String message) {
        return message.replaceAll("(class |interface )?\\b(?:[a-z0-9_]+\\.){2,}[A-Za-z0-9_$.]*[A-Za-z0-9_$]", "value");
    }

    private static <T extends Throwable> Optional<T> cause(@Nullable Throwable thrown, Class<T> type) {
        T found = null;
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                found = type.cast(cause);
            }
        }
        return Optional.ofNullable(found);
    }
}
