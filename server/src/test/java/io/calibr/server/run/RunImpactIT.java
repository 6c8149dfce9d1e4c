package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RunImpactIT {

    private final RunningCalibr calibr;
    private Shop shop;
    private String limits = "";
    private String offers = "";

    RunImpactIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant(), RunLinesIT.PRODUCTS, RunLinesIT.SHOWN);
        limits = shop.rule("Limits", RunLinesIT.LIMITS);
        offers = shop.rule("Offers", RunLinesIT.OFFERS);
        shop.rulebook("Mixed", "mixed", limits, offers);
    }

    @Test
    void theImpactSumsUpTheChangedPrices() {
        var impact = impact(shop.dryRun("mixed"));

        assertThat(impact.getInt("prices")).isEqualTo(3);
        // -20 %, -10 % and +20 %; the pan has no cost: margins are (30 - 8) / 30 and (26 - 8) / 26
        assertThat(number(impact, "averageChangePercent")).isEqualTo("-3.33");
        assertThat(number(impact, "marginBefore")).isEqualTo("73.33");
        assertThat(number(impact, "marginAfter")).isEqualTo("69.23");
        assertThat(number(impact, "marginEffectPoints")).isEqualTo("-4.10");
    }

    @Test
    void pricesAreGroupedByTheRowThatMadeThem() {
        var run = shop.dryRun("mixed");

        var groups = list(impact(run), "groups");

        assertThat(groups).extracting(group -> group.getString("row")).containsExactly("cups", "pans");
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.getString("table")).isEqualTo("offers");
            assertThat(group.getString("rule")).isEqualTo(offers);
            assertThat(shop.items(
                            "/api/v1/runs/" + run + "/lines?outcome=priced&table=offers&row=" + group.getString("row")))
                    .hasSize(group.getInt("prices"));
        });
        assertThat(groups.getFirst().getString("label")).isEqualTo("Summer cups");
        assertThat(number(groups.getFirst(), "averageChangePercent")).isEqualTo("-15.00");
        assertThat(groups.getLast().getString("label"))
                .isEqualTo("When Category is under Kitchen > Pans, then add 20 %");
        assertThat(groups.getLast().getInt("rowNumber")).isEqualTo(2);
    }

    @Test
    void heldPricesAreCountedByReasonAndTheLargestChangesNamed() {
        var impact = impact(shop.dryRun("mixed"));

        assertThat(list(impact, "held").toString())
                .isEqualTo("[{\"reason\":\"MIN_MARGIN\",\"skus\":1,\"text\":\"minimum margin\"}]");
        assertThat(list(impact, "largest"))
                .extracting(change -> change.getString("sku"))
                .containsExactly("CUP", "PAN", "MUG");
        var cup = list(impact, "largest").getFirst();
        assertThat(cup.getString("title")).isEqualTo("Cup");
        assertThat(cup.getJsonObject("after").getString("amount")).isEqualTo("8.00");
        assertThat(number(cup, "changePercent")).isEqualTo("-20.00");
    }

    @Test
    void aRunThatChangesNothingHasNoPercentages() {
        shop.apply(shop.approved(shop.dryRun("mixed")));

        var impact = impact(shop.dryRun("mixed"));

        assertThat(impact.getInt("prices")).isZero();
        assertThat(impact).doesNotContainKeys("averageChangePercent", "marginBefore", "marginEffectPoints");
        assertThat(list(impact, "groups")).isEmpty();
    }

    @Test
    void anUndoRunHasAnImpactWithoutRows() {
        var run = shop.apply(shop.approved(shop.dryRun("mixed"))).getString("id");

        var impact = impact(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback"))));

        assertThat(impact.getInt("prices")).isEqualTo(3);
        assertThat(number(impact, "marginBefore")).isEqualTo("69.23");
        assertThat(number(impact, "marginAfter")).isEqualTo("73.33");
        assertThat(list(impact, "groups")).isEmpty();
        assertThat(list(impact, "held")).isEmpty();
        assertThat(list(impact, "largest").getFirst().getString("sku")).isEqualTo("CUP");
    }

    @Test
    void hitsCountEveryRowThatFired() {
        var older = shop.dryRun("mixed");
        var newer = shop.dryRun("mixed");
        shop.dryRun();

        var hits = hits(offers, "");

        assertThat(hits.getString("run")).isEqualTo(newer);
        assertThat(hits.getInt("total")).isEqualTo(5);
        assertThat(hits.getInt("version")).isEqualTo(1);
        assertThat(hits.getString("table")).isEqualTo("offers");
        assertThat(list(hits, "items"))
                .extracting(row -> row.getString("row") + " " + row.getInt("rowNumber") + " " + row.getInt("skus"))
                .containsExactly("cups 1 2", "pans 2 1", "pots 3 1");
        assertThat(list(hits(limits, ""), "items"))
                .extracting(row -> row.getInt("skus"))
                .containsExactly(1);
        assertThat(hits(offers, "?run=" + older).getString("run")).isEqualTo(older);
    }

    @Test
    void aRuleThatNoRunUsedHasNoHits() {
        var hits = hits(offers, "");

        assertThat(hits).doesNotContainKeys("run", "asOf", "version");
        assertThat(hits.getInt("total")).isZero();
        assertThat(list(hits, "items")).isEmpty();
    }

    @Test
    void hitsOfARunThatDidNotUseTheRuleAreRefused() {
        var other = shop.dryRun();

        var refused = shop.editor().get("/api/v1/rules/" + offers + "/hits?run=" + other);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().getString("parameter")).isEqualTo("run");
    }

    @Test
    void nobodyElseSeesThem() {
        var run = shop.dryRun("mixed");
        var stranger = calibr.newTenant().owner();

        assertThat(stranger.get("/api/v1/runs/" + run + "/impact").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/rules/" + offers + "/hits").status()).isEqualTo(404);
    }

    private JsonObject impact(String run) {
        return Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/impact"))
                .json();
    }

    private JsonObject hits(String rule, String query) {
        return Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule + "/hits" + query))
                .json();
    }

    private static List<JsonObject> list(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static String number(JsonObject object, String name) {
        return object.getJsonNumber(name).toString();
    }
}
