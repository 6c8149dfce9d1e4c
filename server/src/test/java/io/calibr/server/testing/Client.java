package io.calibr.server.testing;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A small HTTP client: a base address and headers that go with every request. */
public record Client(URI base, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public Client {
        headers = Map.copyOf(headers);
    }

    static Client of(URI base) {
        return new Client(base, Map.of());
    }

    /** The same client with one header more, or another value of it. */
    public Client with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(base, more);
    }

    /** The same client without a header. */
    public Client without(String header) {
        var fewer = new HashMap<>(headers);
        fewer.remove(header);
        return new Client(base, fewer);
    }

    public Answer get(String path) {
        return send("GET", path, "", "");
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", "");
    }

    public Answer post(String path) {
        return send("POST", path, "", "");
    }

    public Answer post(String path, JsonValue body) {
        return send("POST", path, "application/json", body.toString());
    }

    /** Posts JSON text, well formed or not. */
    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Answer put(String path, JsonValue body) {
        return send("PUT", path, "application/json", body.toString());
    }

    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    public Answer patch(String path, JsonValue body) {
        return send("PATCH", path, "application/json", body.toString());
    }

    public Answer send(String method, String path, String contentType, String body) {
        return send(
                method, path, contentType, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** Sends a file. */
    public Answer upload(String method, String path, String contentType, byte[] file) {
        return send(method, path, contentType, BodyPublishers.ofByteArray(file));
    }

    /** Gets a file; fails where the answer is none. */
    public byte[] download(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        headers.forEach(request::header);
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Answer send(String method, String path, String contentType, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
