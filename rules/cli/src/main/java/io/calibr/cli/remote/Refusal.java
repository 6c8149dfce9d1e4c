package io.calibr.cli.remote;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a server's refusal says to the person at the terminal. */
final class Refusal {

    private static final int ACCEPTED = 202;
    private static final int UNAUTHENTICATED = 401;

    private static final int SERVER_AT_FAULT = 500;
    private static final String REQUEST = "requestId";

    /** Members that are told otherwise, or tell nothing. */
    private static final Set<String> SAID = Set.of("type", "title", "status", "detail", "instance");

    /** Kinds of problems that come of somebody else's work at the same moment. */
    private static final Set<String> MEANWHILE =
            Set.of("changed-meanwhile", "name-taken", "run-changed-meanwhile", "idempotent-request-in-flight");

    private Refusal() {}

    /** The problem in one line, with the findings, if any, below it. */
    static String text(URI base, int status, String body) {
        return switch (status) {
            case ACCEPTED ->
                base + " has taken the request on and not finished it; run the command again to see what came of it";
            case UNAUTHENTICATED ->
                base + " does not accept the token; CALIBR_TOKEN or --token-file holds an API key or an access token"
                        + " that is still good";
            default ->
                problem(body)
                        .map(Refusal::text)
                        .orElseGet(() -> base + " answered " + status + ", and not as a Calibr server does");
        };
    }

    private static String text(JsonObject problem) {
        var kind = kind(problem);
        return problem.getString("title", "refused")
                + detail(problem)
                + facts(problem)
                + (kind.isEmpty() ? "" : " (" + kind + ")")
                + (MEANWHILE.contains(kind) ? "; run the command again" : "")
                + findings(problem);
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

    /** The last part of its type names a page of docs/problems. */
    private static String kind(JsonObject problem) {
        var type = problem.getString("type", "");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** What the problem is about, such as the member of the body that is meant; where the server is at fault, the request. */
    private static String facts(JsonObject problem) {
        var facts = problem.entrySet().stream()
                .filter(member -> !SAID.contains(member.getKey())
                        && (!member.getKey().equals(REQUEST) || problem.getInt("status", 0) >= SERVER_AT_FAULT))
                .flatMap(member -> fact(member.getKey(), member.getValue()).stream())
                .collect(Collectors.joining(", "));
        return facts.isEmpty() ? "" : " [" + facts + "]";
    }

    private static Optional<String> fact(String name, JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(name + " " + text.getString());
            case JsonNumber number -> Optional.of(name + " " + number);
            default -> Optional.empty();
        };
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
        var column = finding.getString("column", "");
        return "\n  " + finding.getString("rule", "") + line + (column.isEmpty() ? "" : ":" + column) + ": "
                + finding.getString("kind", "") + ": " + finding.getString("message", "") + suggestion(finding);
    }

    private static String suggestion(JsonObject finding) {
        var word = finding.getString("suggestion", "");
        return word.isEmpty() ? "" : " (did you mean \"" + word + "\"?)";
    }
}
