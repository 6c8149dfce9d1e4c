package io.calibr.server.demo;

import io.calibr.rules.Starter;
import io.calibr.rules.StarterRule;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.calibr.server.demo.DemoProject.CHANNEL_FILE;
import static io.calibr.server.demo.DemoProject.CONNECTION;
import static io.calibr.server.demo.DemoProject.RESELLER;
import static io.calibr.server.demo.DemoProject.RETAIL;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/** Brings an empty project to where a merchandiser would start: catalogue, rulebooks, a connection. Repeating it changes nothing. */
final class OpenShop {
    private final ApiClient api;
    private final Progress progress;

    OpenShop(ApiClient api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    void open() {
        var lists = slugs("/api/v1/price-lists");
        priceList(lists, RETAIL, "Customer");
        priceList(lists, RESELLER, "Reseller");
        importCatalogue();
        publishRules();
        if (!slugs("/api/v1/connections").contains(CONNECTION)) {
            api.post(
                    "/api/v1/connections",
                    Json.createObjectBuilder()
                            .add("slug", CONNECTION)
                            .add("name", "Web shop")
                            .add("connector", "file")
                            .add("config", Json.createObjectBuilder().add("path", CHANNEL_FILE))
                            .build());
        }
    }

    private void priceList(Set<String> existing, String slug, String audience) {
        if (!existing.contains(slug)) {
            api.post(
                    "/api/v1/price-lists",
                    Json.createObjectBuilder()
                            .add("slug", slug)
                            .add("name", audience)
                            .add("currency", "USD")
                            .add("audience", audience)
                            .build());
        }
    }

    private void importCatalogue() {
        for (var list : List.of(RETAIL, RESELLER)) {
            imported(list, "products", Starter.products());
            imported(list, "prices", Starter.prices());
        }
        imported(RETAIL, "costs", Starter.costs());
    }

    private void imported(String list, String kind, String csv) {
        var report = api.postCsv("/api/v1/catalog/import", Map.of("kind", kind, "priceList", list), csv);
        progress.step("import " + kind + " (" + list + "): " + report.getInt("imported") + " new, "
                + report.getInt("updated") + " updated, " + report.getInt("unchanged") + " unchanged");
    }

    private void publishRules() {
        var rules = bySlug("/api/v1/rules");
        var rulebooks = bySlug("/api/v1/rulebooks");
        for (var rulebook : Starter.rulebooks()) {
            var ids = Json.createArrayBuilder();
            for (var rule : rulebook.rules()) {
                var draft = rules.computeIfAbsent(rule.name(), slug -> create(rule));
                publish("/api/v1/rules/", draft);
                ids.add(draft.getString("id"));
            }
            publish("/api/v1/rulebooks/", rulebooks.computeIfAbsent(rulebook.name(), slug -> create(slug, ids)));
        }
        progress.step("rulebooks "
                + Starter.rulebooks().stream()
                        .map(book -> book.name() + " (" + book.rules().size() + " rules)")
                        .collect(joining(", "))
                + " are published");
    }

    private JsonObject create(StarterRule rule) {
        return api.post(
                "/api/v1/rules",
                Json.createObjectBuilder()
                        .add("slug", rule.name())
                        .add("kind", rule.kind())
                        .add("text", rule.text())
                        .add("examples", rule.examples())
                        .build());
    }

    private JsonObject create(String rulebook, JsonArrayBuilder rules) {
        return api.post(
                "/api/v1/rulebooks",
                Json.createObjectBuilder()
                        .add("slug", rulebook)
                        .add("rules", rules)
                        .build());
    }

    private void publish(String path, JsonObject draft) {
        if (!draft.containsKey("publishedVersion")) {
            api.post(path + draft.getString("id") + "/publish");
        }
    }

    private Set<String> slugs(String path) {
        return bySlug(path).keySet();
    }

    private Map<String, JsonObject> bySlug(String path) {
        return api.all(path, Map.of()).stream()
                .collect(toMap(item -> item.getString("slug"), item -> item, (first, second) -> first, HashMap::new));
    }
}
