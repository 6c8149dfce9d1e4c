package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A rule that a test writes, by way of the API. */
record AuthoredRule(TestTenant tenant, String id) {

    static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,stock between,percent,note
            cups,Kitchen > Cups,60 .. 80,-10,"Summer, mostly"
            plates,Kitchen > Plates,,-5,
            rest,,,0,
            """;

    static AuthoredRule table(TestTenant tenant, String text) {
        return of(tenant, "table", text);
    }

    static AuthoredRule of(TestTenant tenant, String kind, String text) {
        return of(tenant, "Offers", kind, text);
    }

    static AuthoredRule of(TestTenant tenant, String name, String kind, String text) {
        var body = Json.createObjectBuilder()
                .add("name", name)
                .add("kind", kind)
                .add("text", text)
                .build();
        var made = tenant.editor().post("/api/v1/rules", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new AuthoredRule(tenant, made.json().getString("id"));
    }

    String path() {
        return "/api/v1/rules/" + id;
    }

    Answer get(String below) {
        return tenant.editor().get(path() + below);
    }

    JsonObject read(String below) {
        var answer = get(below);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    Answer patch(long revision, String... patches) {
        return patch(tenant.editor(), "", revision, patches);
    }

    Answer patch(Client client, String query, long revision, String... patches) {
        return write(
                client,
                "PATCH",
                "/table" + query,
                revision,
                "{\"patches\": [" + String.join(", ", patches).replace('\'', '"') + "]}");
    }

    JsonObject patched(long revision, String... patches) {
        var answer = patch(revision, patches);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    Answer write(Client client, String method, String below, long revision, String body) {
        return client.with("If-Match", "\"" + revision + "\"").send(method, path() + below, "application/json", body);
    }

    /** Of the draft. */
    void branch(String name) {
        branch(Json.createObjectBuilder().add("name", name).build());
    }

    /** Of a published version. */
    void branch(String name, int from) {
        branch(Json.createObjectBuilder().add("name", name).add("from", from).build());
    }

    private void branch(JsonObject wanted) {
        var made = tenant.editor().post(path() + "/branches", wanted);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    int publish(String reason) {
        var published = tenant.editor()
                .post(
                        path() + "/publish",
                        Json.createObjectBuilder().add("reason", reason).build());
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return published.json().getInt("number");
    }

    String text() {
        return read("").getString("text");
    }

    static List<JsonObject> list(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    static List<String> ids(JsonObject table) {
        return list(table, "rows").stream().map(row -> row.getString("id")).toList();
    }

    /** @param blame of a table */
    static JsonObject cell(JsonObject blame, String row, String column) {
        return list(blame, "rows").stream()
                .filter(each -> each.getString("row").equals(row))
                .flatMap(each -> list(each, "cells").stream())
                .filter(each -> each.getString("column").equals(column))
                .findFirst()
                .orElseThrow();
    }

    static String set(String row, String column, String value) {
        return op("set", "row", row, "column", column, "value", value);
    }

    static String op(String op, String... members) {
        var json = Json.createObjectBuilder().add("op", op);
        for (var index = 0; index < members.length; index += 2) {
            if (members[index + 1].isEmpty() && !members[index].equals("value")) {
                json.add(members[index], JsonValue.NULL);
            } else {
                json.add(members[index], members[index + 1]);
            }
        }
        return json.build().toString();
    }

    static String lines(String... lines) {
        return String.join("\n", Arrays.asList(lines)) + "\n";
    }
}
