package io.calibr.server.rule;

import io.calibr.engine.version.Patch;
import io.calibr.model.RuleId;
import io.calibr.server.platform.JsonBinding;
import jakarta.json.JsonString;
import jakarta.json.bind.Jsonb;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;

/** How a rulebook's parts, and patches, stand in the database. */
final class StoredJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Jsonb BINDING = JsonBinding.create();

    private StoredJson() {}

    static String ofPatches(List<Patch> patches) {
        return BINDING.toJson(PatchView.of(patches));
    }

    static List<Patch> patches(String json) {
        return PatchView.patches(List.of(BINDING.fromJson(json, PatchView[].class)));
    }

    static String of(List<RuleId> rules) {
        var array = JSON.createArrayBuilder();
        rules.forEach(rule -> array.add(rule.toString()));
        return array.build().toString();
    }

    static List<RuleId> rules(String json) {
        try (var reader = JSON.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString.class).stream()
                    .map(id -> RuleId.of(id.getString()))
                    .toList();
        }
    }

    /** Bounds are a list of pairs because jsonb does not keep the order of members. */
    static String of(GuardrailText guardrails) {
        var bounds = JSON.createArrayBuilder();
        guardrails
                .bounds()
                .forEach((word, value) ->
                        bounds.add(JSON.createArrayBuilder().add(word).add(value)));
        var json = JSON.createObjectBuilder().add("bounds", bounds);
        if (guardrails.currency() != null) {
            json.add("currency", guardrails.currency());
        }
        return json.build().toString();
    }

    static GuardrailText guardrails(String json) {
        try (var reader = JSON.createReader(new StringReader(json))) {
            var object = reader.readObject();
            var bounds = new LinkedHashMap<String, String>();
            if (object.containsKey("bounds")) {
                object.getJsonArray("bounds").forEach(pair -> {
                    var both = pair.asJsonArray();
                    bounds.put(both.getString(0), both.getString(1));
                });
            }
            return new GuardrailText(object.getString("currency", null), bounds);
        }
    }
}
