package io.calibr.cli.remote;

import io.calibr.cli.report.Failure;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One project on one server. Every answer but success is a {@link Failure} in the server's words. The token is sent, and
 * nowhere printed; redirects are not followed, so it goes to no other server.
 */
public final class CalibrApi implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofMinutes(10);
    private static final int PAGE = 500;

    /** Taken on and not done: nothing may be concluded from it. */
    private static final int ACCEPTED = 202;

    private final URI base;
    private final String token;
    private final String project;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    /**
     * A client of the project.
     *
     * @param base the server's address, {@code https://calibr.example}
     * @param token an API key or an access token
     * @param project its slug
     */
    public CalibrApi(URI base, String token, String project) {
        this.base = base;
        this.token = token;
        this.project = project;
    }

    public URI base() {
        return base;
    }

    JsonObject get(String path) {
        return object(send(request(path).GET().build()));
    }

    JsonObject post(String path, JsonValue body) {
        return object(send(
                request(path).POST(BodyPublishers.ofString(body.toString())).build()));
    }

    /** Saves over the version that was read. */
    JsonObject put(String path, long version, JsonValue body) {
        return object(send(request(path)
                .header("If-Match", Long.toString(version))
                .PUT(BodyPublishers.ofString(body.toString()))
                .build()));
    }

    /** All items of a list, page by page. */
    List<JsonObject> all(String path) {
        var items = new ArrayList<JsonObject>();
        var cursor = "";
        do {
            var page = get(path + "?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
            items.addAll(page.getJsonArray("items").getValuesAs(JsonValue::asJsonObject));
            cursor = page.getString("nextCursor", "");
        } while (!cursor.isEmpty());
        return items;
    }

    /** An answer that is read as it comes in, whatever its size; whoever asks closes it. */
    InputStream stream(String path, JsonValue body) {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TO_ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("X-Calibr-Project", project)
                .header("Content-Type", "application/json");
    }

    private InputStream send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            return answer.statusCode() / 100 == 2 && answer.statusCode() != ACCEPTED ? answer.body() : refuse(answer);
        } catch (ConnectException unreachable) {
            throw new Failure(
                    "cannot reach " + base + "; is the server running, and is the address right?", unreachable);
        } catch (HttpTimeoutException slow) {
            throw new Failure(base + " did not answer in time", slow);
        } catch (IOException broken) {
            throw new Failure("the connection to " + base + " failed: " + String.valueOf(broken.getMessage()), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", stopped);
        }
    }

    private InputStream refuse(HttpResponse<InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            throw new Failure(Refusal.text(base, answer.statusCode(), text));
        }
    }

    private JsonObject object(InputStream answer) {
        try (answer) {
            var text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            try (var reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (IOException | JsonException notOurs) {
            throw new Failure(base + " does not answer like a Calibr server", notOurs);
        }
    }
}
