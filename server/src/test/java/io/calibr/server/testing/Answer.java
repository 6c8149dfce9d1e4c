package io.calibr.server.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;

/** What the server answered. */
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        }
    }

    /** The last part of the problem's type, for example {@code run-not-found}. */
    public String problem() {
        var type = json().getString("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** The header's first value, empty if it is missing. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return status() + " " + body();
    }
}
