package io.calibr.server.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static io.calibr.server.demo.DemoProject.DAY;
import static io.calibr.server.demo.DemoProject.RETAIL;
import static java.util.stream.Collectors.toMap;

/** Asks the API what a run did. */
final class TellStory {
    private final ApiClient api;
    private final Map<String, JsonObject> onSale;
    private final int skus;

    TellStory(ApiClient api) {
        this.api = api;
        this.skus = api.all("/api/v1/catalog", Map.of("priceList", RETAIL)).size();
        this.onSale = api.all("/api/v1/catalog", Map.of("priceList", RETAIL, "onSaleAt", DAY.toString())).stream()
                .collect(toMap(sku -> sku.getString("sku"), sku -> sku));
    }

    /** Reads the channel back on the way. */
    Story of(String run, Path channelFile, boolean fromEarlier, Story.Access access) {
        var path = "/api/v1/runs/" + run;
        var matched = api.post(path + "/reconcile").getJsonObject("counts").getInt("matched", 0);
        var seen = api.get(path);
        var moves =
                api.all(path + "/targets", Map.of()).stream().map(this::move).toList();
        var heading = new Story.Heading(run, seen.getString("state"), RETAIL, DAY, channelFile.toString(), fromEarlier);
        return new Story(heading, counts(seen, matched), moves, example(path, moves), held(path, moves), access);
    }

    private Story.Counts counts(JsonObject run, int matched) {
        var counts = run.getJsonObject("counts");
        var targets = run.getJsonObject("targets");
        var written = new Story.Written(
                targets.getInt("all", 0), targets.getInt("applied", 0), targets.getInt("failed", 0), matched);
        return new Story.Counts(
                skus,
                onSale.size(),
                counts.getInt("priced", 0),
                counts.getInt("unchanged", 0),
                counts.getInt("held", 0),
                counts.getInt("notCovered", 0),
                written);
    }

    private Story.Move move(JsonObject target) {
        return new Story.Move(
                target.getString("sku"),
                title(target.getString("sku")),
                amount(target.getJsonObject("before")),
                amount(target.getJsonObject("after")));
    }

    /** The price that moved furthest among those that several rules had a say in. */
    private Optional<Story.Waterfall> example(String path, List<Story.Move> moves) {
        return moves.stream()
                .filter(move -> move.sku().startsWith("PD-"))
                .max(Comparator.comparing((Story.Move move) -> move.percent().abs())
                        .thenComparing(Story.Move::sku, Comparator.reverseOrder()))
                .map(move -> waterfall(explanation(path, move.sku())));
    }

    private Story.Waterfall waterfall(JsonObject explanation) {
        var sku = explanation.getString("sku");
        var steps = explanation.getJsonArray("steps").getValuesAs(JsonObject.class);
        var lines = explanation.getJsonArray("waterfall").getValuesAs(JsonString::getString);
        var told = new ArrayList<Story.Waterfall.Step>();
        for (var step : steps) {
            if (told.isEmpty() || !step.getString("before").equals(step.getString("after"))) {
                told.add(new Story.Waterfall.Step(
                        step.getString("cause"), conditions(step), new BigDecimal(step.getString("after"))));
            }
        }
        var currency = explanation.getJsonObject("price").getString("currency");
        var checks = lines.stream()
                .skip(steps.size())
                .map(line -> line.replaceFirst("^guard ", ""))
                .toList();
        return new Story.Waterfall(sku, title(sku), currency, told, checks);
    }

    private static String conditions(JsonObject step) {
        return String.join(", ", step.getJsonArray("conditions").getValuesAs(JsonString::getString));
    }

    /** By guardrail, each with what the rules wanted and what the guardrail allows. */
    private List<Story.Held> held(String path, List<Story.Move> moves) {
        var moved = moves.stream().map(Story.Move::sku).toList();
        var groups = new TreeMap<String, List<String>>();
        for (var sku : onSale.keySet().stream()
                .sorted()
                .filter(known -> !moved.contains(known))
                .toList()) {
            var explanation = explanation(path, sku);
            if (explanation.getString("outcome").equals("HELD")) {
                for (var reason : explanation.getJsonArray("reasons").getValuesAs(JsonString::getString)) {
                    var guardrail = reason.replaceFirst(" [0-9.]+ [A-Z]{3}$", "");
                    groups.computeIfAbsent(guardrail, key -> new ArrayList<>()).add(wanted(sku, explanation, reason));
                }
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Story.Held(group.getKey(), group.getValue()))
                .toList();
    }

    private static String wanted(String sku, JsonObject explanation, String reason) {
        var bound = reason.replaceFirst("^.* ([0-9.]+) [A-Z]{3}$", "$1");
        return explanation.containsKey("wanted")
                ? sku + " (wanted " + explanation.getJsonObject("wanted").getString("amount") + ", bound " + bound + ")"
                : sku;
    }

    private JsonObject explanation(String path, String sku) {
        return api.get(path + "/explain", Map.of("sku", sku));
    }

    private String title(String sku) {
        var known = onSale.get(sku);
        return known == null ? "" : known.getString("title", "");
    }

    private static BigDecimal amount(JsonObject prices) {
        var price = prices.getJsonObject("price");
        return price == null ? BigDecimal.ZERO : new BigDecimal(price.getString("amount"));
    }
}
