package io.calibr.plugin.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.calibr.plugin.testkit.simulator.Wire.BadRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One request, read whole.
 *
 * @param path its segments
 * @param key its {@code Idempotency-Key}, empty if it has none
 */
record Request(String method, List<String> path, Map<String, String> query, String key, String body) {

    static Request of(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var segments = Arrays.stream(uri.getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return new Request(
                exchange.getRequestMethod(),
                segments,
                query(uri.getQuery() == null ? "" : uri.getQuery()),
                key == null ? "" : key,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    /** Method and path. */
    String route() {
        return method + " " + String.join("/", path);
    }

    JsonNode json() {
        return Wire.read(body);
    }

    Optional<Integer> number(String name) {
        try {
            return Optional.ofNullable(query.get(name)).map(Integer::valueOf);
        } catch (NumberFormatException text) {
            throw new BadRequest(name + " is not a number");
        }
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, again) -> first));
    }
}
