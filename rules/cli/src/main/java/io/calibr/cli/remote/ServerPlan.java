package io.calibr.cli.remote;

import io.calibr.cli.folder.RuleFolder;
import io.calibr.cli.folder.RulebookFile;
import io.calibr.cli.plan.PlanLine;
import io.calibr.cli.plan.PlanLine.Shown;
import io.calibr.cli.report.Failure;
import io.calibr.model.Money;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has a server price its own catalogue with the rules of a folder. The server keeps nothing of them. */
public final class ServerPlan {

    private static final String ROUTE = "/api/v1/plan";

    private final CalibrApi api;

    public ServerPlan(CalibrApi api) {
        this.api = api;
    }

    /** Hands over a line for each SKU while they come in; a failure where the answer ends early. */
    public void price(RuleFolder folder, RulebookFile rulebook, Market market, Consumer<PlanLine> lines) {
        var rules = Json.createArrayBuilder();
        folder.rules(rulebook).forEach(rule -> rules.add(RulebookBody.rule(rule)));
        var body = market.addTo(Json.createObjectBuilder()
                        .add("rules", rules)
                        .add("guardrails", RulebookBody.guardrails(rulebook)))
                .build();
        try (var answer = new BufferedReader(new InputStreamReader(api.stream(ROUTE, body), StandardCharsets.UTF_8))) {
            for (var text = answer.readLine(); text != null; text = answer.readLine()) {
                var line = object(text);
                if (line.getBoolean("end", false)) {
                    return;
                }
                lines.accept(line(line));
            }
        } catch (IOException broken) {
            throw new Failure("the answer of " + api.base() + " broke off: " + broken.getMessage(), broken);
        }
        throw new Failure("the answer of " + api.base() + " broke off");
    }

    private JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException notOurs) {
            throw new Failure(api.base() + " does not answer like a Calibr server", notOurs);
        }
    }

    private static PlanLine line(JsonObject line) {
        return new PlanLine(
                line.getString("sku"),
                line.getString("outcome").toLowerCase(Locale.ROOT).replace('_', '-'),
                shown(line, "before"),
                shown(line, "after"),
                money(line, "cost"),
                line.getString("row", ""),
                line.getString("because", ""));
    }

    private static Shown shown(JsonObject line, String when) {
        return new Shown(Money.of(line.getString(when), line.getString("currency")), money(line, when + "CompareAt"));
    }

    private static @Nullable Money money(JsonObject line, String name) {
        return line.containsKey(name) ? Money.of(line.getString(name), line.getString("currency")) : null;
    }
}
