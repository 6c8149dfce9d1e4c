package io.calibr.cli.remote;

import io.calibr.cli.folder.RuleFile;
import io.calibr.cli.folder.RulebookFile;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Rules and rulebooks as the API takes them. */
final class RulebookBody {

    private RulebookBody() {}

    static JsonObjectBuilder rule(RuleFile rule) {
        return Json.createObjectBuilder()
                .add("slug", rule.name())
                .add("kind", rule.format().word())
                .add("text", rule.text());
    }

    static JsonObject text(RuleFile rule) {
        return Json.createObjectBuilder()
                .add("text", rule.text())
                .add("examples", examples(rule))
                .build();
    }

    static String examples(RuleFile rule) {
        return rule.examples().map(RuleFile.ExampleFile::text).orElse("");
    }

    static JsonObject guardrails(RulebookFile rulebook) {
        var bounds = Json.createObjectBuilder();
        rulebook.guardrails().forEach((column, value) -> bounds.add(column, value.text()));
        var guardrails = Json.createObjectBuilder();
        if (!rulebook.guardrails().isEmpty()) {
            rulebook.market().currency().ifPresent(code -> guardrails.add("currency", code));
        }
        return guardrails.add("bounds", bounds).build();
    }
}
