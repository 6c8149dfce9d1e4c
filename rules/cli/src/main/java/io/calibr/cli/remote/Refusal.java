package io.calibr.cli.remote;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server's refusal says to the person at the terminal. */
final class Refusal {

    private static final int UNAUTHENTICATED = 401;

    private Refusal() {}

    /** The problem in one line, with the findings, if any, below it. */
    static String text(URI base, int status, String body) {
        var problem = problem(body);
        if (status == UNAUTHENTICATED) {
            return base + " does not accept the token; CALIBR_TOKEN or --token-file holds an API key or an access token"
                    + " that is still good";
        }
        if (problem.isEmpty()) {
            return base + " answered " + status + ", and not as a Calibr server does";
        }
        var said = problem.get();
        return said.getString("title", "refused") + detail(said) + type(said) + findings(said);
    }

    private static Optional<JsonObject> problem(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return Optional.of(reader.readObject()).filter(object -> object.containsKey("title"));
        } catch (JsonException notOurs) {
            return Optional.empty();
        }
    }

    private static String detail(JsonObject problem) {
        var detail = problem.getString("detail", "");
        return detail.isEmpty() ? "" : ": " + detail;
    }

    /** Its last part names a page of docs/problems. */
    private static String type(JsonObject problem) {
        var type = problem.getString("type", "");
        return type.isEmpty() ? "" : " (" + type.substring(type.lastIndexOf('/') + 1) + ")";
    }

    private static String findings(JsonObject problem) {
        var findings = problem.get("findings");
        return findings instanceof JsonArray list ? findings(list) : "";
    }

    /** A line for each of a validation's findings. */
    static String findings(JsonArray findings) {
        return findings.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .map(Refusal::finding)
                .collect(Collectors.joining());
    }

    private static String finding(JsonObject finding) {
        var line = finding.containsKey("line") ? ":" + finding.get("line") : "";
        return "\n  " + finding.getString("rule", "") + line + ": " + finding.getString("kind", "") + ": "
                + finding.getString("message", "");
    }
}
