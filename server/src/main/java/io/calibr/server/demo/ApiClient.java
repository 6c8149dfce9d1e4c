package io.calibr.server.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Calibr's public API as one caller of one project sees it. */
final class ApiClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI base;
    private final Optional<String> credential;
    private final Optional<String> project;
    private final HttpClient http;

    private ApiClient(URI base, Optional<String> credential, Optional<String> project, HttpClient http) {
        this.base = base;
        this.credential = credential;
        this.project = project;
        this.http = http;
    }

    /** Nobody yet: only the routes that need no credential answer. */
    static ApiClient of(URI base) {
        return new ApiClient(base, Optional.empty(), Optional.empty(), HttpClient.newHttpClient());
    }

    /** The same server with an access token or an API key, in one project. */
    ApiClient as(String bearer, String slug) {
        return new ApiClient(base, Optional.of(bearer), Optional.of(slug), http);
    }

    JsonObject get(String path, Map<String, String> query) {
        return object(send("GET", path + query(query), BodyPublishers.noBody(), "application/json"));
    }

    JsonObject get(String path) {
        return get(path, Map.of());
    }

    JsonObject post(String path, JsonObject body) {
        return object(send("POST", path, BodyPublishers.ofString(body.toString()), "application/json"));
    }

    JsonObject post(String path) {
        return post(path, JsonValue.EMPTY_JSON_OBJECT);
    }

    JsonObject put(String path, JsonObject body) {
        return object(send("PUT", path, BodyPublishers.ofString(body.toString()), "application/json"));
    }

    JsonObject postCsv(String path, Map<String, String> query, String csv) {
        return object(send("POST", path + query(query), BodyPublishers.ofString(csv), "text/csv; charset=utf-8"));
    }

    /** Every item of a list, page by page. */
    List<JsonObject> all(String path, Map<String, String> query) {
        var items = new ArrayList<JsonObject>();
        var page = new TreeMap<>(query);
        page.put("limit", "500");
        while (true) {
            var answer = get(path, page);
            items.addAll(answer.getJsonArray("items").getValuesAs(JsonObject.class));
            var next = answer.get("nextCursor");
            if (next == null || next.getValueType() != JsonValue.ValueType.STRING) {
                return List.copyOf(items);
            }
            page.put("cursor", answer.getString("nextCursor"));
        }
    }

    /** Whether the server takes this credential. */
    boolean isGood() {
        return send("GET", "/api/auth/me", BodyPublishers.noBody(), "application/json")
                        .statusCode()
                == 200;
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String type) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .header("Accept", "application/json, application/problem+json")
                .method(method, body);
        credential.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        project.ifPresent(slug -> request.header("X-Calibr-Project", slug));
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException lost) {
            throw new UncheckedIOException(method + " " + path + ": " + lost.getMessage(), lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailed(method + " " + path + " was interrupted");
        }
    }

    private static JsonObject object(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new ApiRefused(response.request().method(), response.uri(), response.statusCode(), response.body());
        }
        if (response.body().isBlank()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    private static String query(Map<String, String> parameters) {
        var text = new StringBuilder();
        parameters.forEach((name, value) -> text.append(text.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
