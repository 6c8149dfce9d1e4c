package io.calibr.plugin.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorContext;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.HttpBody;
import io.calibr.plugin.sdk.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The channel's HTTP: requests, and what each status means to the host. */
final class ShopApi {

    private static final String BUCKET = "requests";
    private static final int LARGEST_ANSWER = 8 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI root;
    private final ConnectorContext context;
    private volatile boolean closed;

    ShopApi(ShopSettings settings, ConnectorContext context) {
        this.root = settings.base().resolve("/channels/" + settings.channel() + "/");
        this.context = context;
    }

    JsonNode get(Call call, String path) {
        return body(exchange(call, HttpCall.get(root.resolve(path), Map.of())));
    }

    /** What is there, or nothing if the channel does not know it. */
    Optional<JsonNode> find(Call call, String path) {
        var answer = exchange(call, HttpCall.get(root.resolve(path), Map.of()));
        return answer.status() == 404 ? Optional.empty() : Optional.of(body(answer));
    }

    JsonNode post(Call call, String path, JsonNode body) {
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                call.key().value());
        return body(exchange(call, HttpCall.post(root.resolve(path), headers, HttpBody.text(body.toString()))));
    }

    Clock clock() {
        return context.clock();
    }

    void close() {
        closed = true;
    }

    private Read exchange(Call call, HttpCall request) {
        if (closed) {
            throw new ConnectorException.Permanent("the connection to " + root.getHost() + " is closed");
        }
        call.ensureWanted(clock());
        context.rateGate().acquire(call, BUCKET, 1);
        try (var answer = context.http().send(call, request)) {
            ToldLimit.of(answer, BUCKET).ifPresent(told -> context.rateGate().observed(told.budget(), told.left()));
            if (answer.status() == 429) {
                throw throttled(answer);
            }
            return new Read(answer.status(), text(answer));
        }
    }

    /** An answer that cannot be read whole says nothing about what happened. */
    private static String text(HttpAnswer answer) {
        try {
            return new String(answer.bytes(LARGEST_ANSWER), UTF_8);
        } catch (ConnectorException.Permanent tooLong) {
            throw new ConnectorException.Transient("the channel's answer is too long", tooLong);
        }
    }

    private ConnectorException.RateLimited throttled(HttpAnswer answer) {
        var wait = answer.header("Retry-After")
                .map(value -> wait(value, clock().instant()))
                .orElse(Duration.ZERO);
        context.rateGate().pause(BUCKET, wait);
        return new ConnectorException.RateLimited("the channel asks for patience", wait);
    }

    private static Duration wait(String retryAfter, Instant now) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            var date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter));
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeParseException neither) {
            return Duration.ZERO;
        }
    }

    private static JsonNode body(Read answer) {
        return switch (answer.status()) {
            case 200, 201, 202 -> answer.json();
            case 401, 403 -> throw new ConnectorException.AuthExpired("the channel does not know us any more");
            case 408, 500, 502, 503, 504 ->
                throw new ConnectorException.Transient("the channel answered " + answer.status());
            default ->
                throw new ConnectorException.Permanent("the channel answered " + answer.status() + answer.reason());
        };
    }

    /** An answer as it came. */
    private record Read(int status, String text) {

        /** What the channel says for itself, if it is JSON and says something. */
        String reason() {
            try {
                var error = JSON.readTree(text).path("error").asText();
                return error.isEmpty() ? "" : ": " + error;
            } catch (IOException silent) {
                return "";
            }
        }

        /** What cannot be read says nothing about what happened. */
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException malformed) {
                throw new ConnectorException.Transient("the channel's answer is not JSON");
            }
        }
    }
}
