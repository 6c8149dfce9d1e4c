package io.calibr.server.rule;

import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.rules.Starter;
import io.calibr.rules.StarterRule;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The starter's catalogue and rulebooks go the way a merchant's would. */
@ExtendWith(CalibrServer.class)
class StarterIT {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant DEMO_DAY = Instant.parse("2024-07-20T12:00:00Z");

    private final RunningCalibr calibr;
    private final TestTenant tenant;

    StarterIT(RunningCalibr calibr) {
        this.calibr = calibr;
        tenant = calibr.newTenant();
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"audience\": \"Customer\"}");
    }

    @Test
    void theCatalogueWithItsHistoriesIsImportedOnce() {
        var products = importFile("products", Starter.products());
        var prices = importFile("prices", Starter.prices());
        var costs = importFile("costs", Starter.costs());

        assertThat(List.of(products, prices, costs)).allMatch(answer -> answer.status() == 200, "imported");
        assertThat(List.of(products, prices, costs))
                .extracting(answer -> answer.json().getInt("imported"))
                .containsExactly(304, 395, 395);
        assertThat(importFile("products", Starter.products()).json().getInt("unchanged"))
                .isEqualTo(304);
        assertThat(importFile("prices", Starter.prices()).json().getInt("unchanged"))
                .isEqualTo(395);
        assertThat(importFile("costs", Starter.costs()).json().getInt("unchanged"))
                .isEqualTo(395);
    }

    @Test
    void aRunGetsTheFactsOfEverySkuOnSaleThatDay() {
        importFile("products", Starter.products());
        importFile("prices", Starter.prices());
        importFile("costs", Starter.costs());

        var facts = factsOnTheDemoDay();

        assertThat(facts).hasSize(206);
        var helmet = Objects.requireNonNull(facts.get("HL-U509-R"));
        assertThat(helmet.prices().regular()).hasToString("34.99 USD");
        assertThat(helmet.prices().live()).isEqualTo(helmet.prices().regular());
        assertThat(helmet.prices().cost()).hasToString("13.09 USD");
        assertThat(helmet.attributes()).containsEntry("category", new Value.Text("Accessories > Helmets"));
        assertThat(facts.values()).allMatch(sku -> sku.attributes().containsKey("age"));
    }

    @Test
    void theStarterRulebooksArePublished() {
        for (var rulebook : Starter.rulebooks()) {
            var rules = rulebook.rules().stream().map(this::published).toList();
            var body = Json.createObjectBuilder()
                    .add("slug", rulebook.name())
                    .add("rules", Json.createArrayBuilder(rules))
                    .build();
            var made = tenant.editor().post("/api/v1/rulebooks", body);
            var answer = tenant.editor().post("/api/v1/rulebooks/" + made.json().getString("id") + "/publish", "{}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    /** A rule that stands in both rulebooks is made once. */
    private String published(StarterRule rule) {
        var body = Json.createObjectBuilder()
                .add("slug", rule.name())
                .add("kind", rule.kind())
                .add("text", rule.text())
                .build();
        var made = tenant.editor().post("/api/v1/rules", body);
        var id = made.status() == 409
                ? tenant.ask("select cast(id as text) from rule where slug = ?", rule.name())
                        .toString()
                : made.json().getString("id");
        var answer = tenant.editor().post("/api/v1/rules/" + id + "/publish", "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return id;
    }

    private Map<String, SkuFacts> factsOnTheDemoDay() {
        var catalogue = calibr.bean(Catalogue.class);
        return Tenancy.call(tenant.id(), () -> {
            var list = catalogue.priceList(tenant.project(), Optional.of("retail"));
            var selection = new Selection(tenant.project(), NEW_YORK, list, DEMO_DAY, Optional.empty());
            var facts = new ArrayList<SkuFacts>();
            catalogue.forEachBatch(selection, facts::addAll);
            return facts.stream().collect(Collectors.toMap(sku -> sku.sku().value(), Function.identity()));
        });
    }

    private Answer importFile(String kind, String csv) {
        return tenant.editor().send("POST", "/api/v1/catalog/import?kind=" + kind, "text/csv; charset=utf-8", csv);
    }
}
