package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;

/** What the authors of a tenant's rules ask the API for. */
record Authors(TestTenant tenant) {

    static final String TENTH_OFF = """
            # table: tenth-off
            # stage: adjust
            # hit-policy: first
            id,category under,percent
            mugs,Kitchen > Cups,-10
            """;

    Answer create(String name, String text) {
        return tenant.editor().post("/api/v1/rules", newRule(name, text));
    }

    static JsonObject newRule(String name, String text) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("kind", "table")
                .add("text", text)
                .build();
    }

    Answer edit(String rule, long version, String text) {
        var body = Json.createObjectBuilder()
                .add("text", text)
                .add("version", version)
                .build();
        return tenant.editor().put("/api/v1/rules/" + rule, body);
    }

    Answer withExamples(String rule, long version, String examples) {
        var body = Json.createObjectBuilder()
                .add("examples", examples)
                .add("version", version)
                .build();
        assertThat(tenant.editor().put("/api/v1/rules/" + rule, body).status()).isEqualTo(200);
        return publish("rules", rule);
    }

    Answer drl(String name, String text) {
        var body = Json.createObjectBuilder()
                .add("name", name)
                .add("kind", "drl")
                .add("text", text)
                .build();
        return tenant.editor().post("/api/v1/rules", body);
    }

    Answer publish(String what, String id) {
        return tenant.editor().post("/api/v1/" + what + "/" + id + "/publish", "{\"reason\": \"summer\"}");
    }

    Answer rulebook(String name, String rule) {
        return rulebook(name, rule, "{}");
    }

    Answer rulebook(String name, String rule, String guardrails) {
        return tenant.editor()
                .post(
                        "/api/v1/rulebooks",
                        "{\"name\": \"" + name + "\", \"rules\": [\"" + rule + "\"], \"guardrails\": " + guardrails
                                + "}");
    }

    static String id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }
}
