package io.calibr.cli.remote;

import io.calibr.cli.folder.RuleFile;
import io.calibr.cli.folder.RuleFolder;
import io.calibr.cli.folder.RulebookFile;
import io.calibr.cli.report.Failure;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a server's rules and rulebook say what a folder says, and publishes them. It looks at everything before it writes
 * anything; doing it again changes nothing. Rules that the folder lacks stay as they are.
 */
public final class PublishFolder {

    private static final String RULES = "/api/v1/rules";
    private static final String RULEBOOKS = "/api/v1/rulebooks";

    private final CalibrApi api;
    private final String reason;
    private final boolean overwrite;
    private final Consumer<String> progress;

    /**
     * A publisher to one project.
     *
     * @param reason stands beside each version
     * @param overwrite also drafts that somebody changed on the server and did not publish
     * @param progress told one line for each rule and rulebook
     */
    public PublishFolder(CalibrApi api, String reason, boolean overwrite, Consumer<String> progress) {
        this.api = api;
        this.reason = reason;
        this.overwrite = overwrite;
        this.progress = progress;
    }

    /** Whether anything was published. */
    public boolean publish(RuleFolder folder, RulebookFile rulebook) {
        var rules = folder.rules(rulebook);
        var known = bySlug(RULES);
        for (var rule : rules) {
            var draft = known.get(rule.name());
            if (draft != null) {
                examine(rule, draft);
            }
        }
        examine(rulebook, rules, known);
        var ids = new LinkedHashMap<String, String>();
        var published = false;
        for (var rule : rules) {
            var draft = saved(rule, Optional.ofNullable(known.get(rule.name())));
            ids.put(rule.name(), draft.getString("id"));
            published |= publish(draft);
        }
        var draft = saved(rulebook, Json.createArrayBuilder(ids.values()).build());
        return isNew(published(RULEBOOKS, draft), "rulebook", draft) || published;
    }

    private Map<String, JsonObject> bySlug(String route) {
        return api.all(route).stream()
                .collect(Collectors.toMap(
                        item -> item.getString("slug"), Function.identity(), (one, _) -> one, HashMap::new));
    }

    /** Refuses what publishing would be refused for, and what would lose somebody's work. */
    private void examine(RuleFile rule, JsonObject draft) {
        var kind = draft.getString("kind");
        if (!kind.equals(rule.format().word())) {
            throw new Failure("rule " + rule.name() + " is of kind " + kind + " on the server and "
                    + rule.format().word() + " in the folder; a rule keeps its kind, so give it another name");
        }
        if (says(draft, rule)) {
            return;
        }
        if (!overwrite && !isPublished(draft)) {
            throw new Failure(
                    "the draft of rule " + rule.name() + " holds changes on the server that are not published;"
                            + " publish or discard them there, or write over them with --overwrite");
        }
        var findings = api.post(address(RULES, draft) + "/validate", RulebookBody.text(rule))
                .getJsonArray("findings");
        if (!findings.isEmpty()) {
            throw new Failure("the server refuses rule " + rule.name() + Refusal.findings(findings));
        }
    }

    /** Refuses what would lose the order of rules or the guardrails that somebody is working on. */
    private void examine(RulebookFile rulebook, List<RuleFile> rules, Map<String, JsonObject> known) {
        var draft = bySlug(RULEBOOKS).get(rulebook.name());
        if (draft == null || overwrite || !draft.getBoolean("unpublished")) {
            return;
        }
        var ids = rules.stream()
                .map(rule -> Optional.ofNullable(known.get(rule.name())))
                .map(found -> found.map(item -> item.getString("id")).orElse(""))
                .toList();
        if (!draft.getJsonArray("rules").getValuesAs(JsonString::getString).equals(ids)
                || !RulebookBody.guardrails(rulebook).equals(draft.get("guardrails"))) {
            throw new Failure("the draft of rulebook " + rulebook.name() + " holds changes on the server that are not"
                    + " published; publish or discard them there, or write over them with --overwrite");
        }
    }

    private boolean isPublished(JsonObject draft) {
        var newest = api.get(address(RULES, draft) + "/versions?limit=1").getJsonArray("items");
        return !newest.isEmpty() && sameText(draft, newest.getJsonObject(0));
    }

    private JsonObject saved(RuleFile rule, Optional<JsonObject> draft) {
        if (draft.isEmpty()) {
            return api.post(
                    RULES,
                    RulebookBody.rule(rule)
                            .add("examples", RulebookBody.examples(rule))
                            .build());
        }
        return says(draft.get(), rule)
                ? draft.get()
                : api.put(address(RULES, draft.get()), version(draft.get()), RulebookBody.text(rule));
    }

    private JsonObject saved(RulebookFile rulebook, JsonArray rules) {
        var content =
                Json.createObjectBuilder().add("rules", rules).add("guardrails", RulebookBody.guardrails(rulebook));
        var draft = bySlug(RULEBOOKS).get(rulebook.name());
        if (draft == null) {
            return api.post(RULEBOOKS, content.add("slug", rulebook.name()).build());
        }
        var wanted = content.build();
        return wanted.entrySet().stream().allMatch(member -> member.getValue().equals(draft.get(member.getKey())))
                ? draft
                : api.put(address(RULEBOOKS, draft), version(draft), wanted);
    }

    private boolean publish(JsonObject draft) {
        var version = published(RULES, draft);
        if (!sameText(version, draft)) {
            throw new Failure("somebody saved rule " + draft.getString("slug")
                    + " at the same moment: version " + version.getInt("number")
                    + " says what they wrote; run the command again");
        }
        return isNew(version, "rule", draft);
    }

    /** The server makes a version only where something has changed since the last one. */
    private JsonObject published(String route, JsonObject draft) {
        return api.post(
                address(route, draft) + "/publish",
                Json.createObjectBuilder().add("reason", reason).build());
    }

    private boolean isNew(JsonObject version, String what, JsonObject draft) {
        var number = version.getInt("number");
        var isNew = number != draft.getInt("publishedVersion", 0);
        progress.accept(
                what + " " + draft.getString("slug") + ": version " + number + (isNew ? " published" : ", unchanged"));
        return isNew;
    }

    private static boolean says(JsonObject draft, RuleFile rule) {
        return sameText(draft, RulebookBody.text(rule));
    }

    private static boolean sameText(JsonObject one, JsonObject other) {
        return one.getString("text").equals(other.getString("text"))
                && one.getString("examples", "").equals(other.getString("examples", ""));
    }

    private static String address(String route, JsonObject item) {
        return route + "/" + item.getString("id");
    }

    private static long version(JsonObject draft) {
        return draft.getJsonNumber("version").longValueExact();
    }
}
