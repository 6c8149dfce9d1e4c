package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RunLinesIT {

    static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end
            CUP,Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,
            LID,Lid for 100% of pots,Kitchen,Lids,1.00,5.00,USD,9,2024-01-01,
            MUG,Mug,Kitchen,Cups,4.00,20.00,USD,5,2024-01-01,
            PAN,Pan,Kitchen,Pans,,30.00,USD,3,2024-01-01,
            POT,Pot,Kitchen,Pots,20.00,50.00,USD,3,2024-01-01,
            """;
    static final Map<String, String> SHOWN =
            Map.of("CUP", "10.00", "LID", "5.00", "MUG", "20.00", "PAN", "30.00", "POT", "50.00");
    static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,absolute,percent,note
            cups,Kitchen > Cups,-2,,Summer cups
            pans,Kitchen > Pans,,20,
            pots,Kitchen > Pots,,-60,
            """;
    static final String LIMITS = """
            # table: limits
            # stage: guard
            # hit-policy: first
            id,category under,min-margin hold
            pots,Kitchen > Pots,20
            """;

    private final RunningCalibr calibr;
    private Shop shop;
    private String run = "";

    RunLinesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aDryRun() {
        shop = Shop.open(calibr.newTenant(), PRODUCTS, SHOWN);
        shop.rulebook("Mixed", "mixed", shop.rule("Limits", LIMITS), shop.rule("Offers", OFFERS));
        run = shop.dryRun("mixed");
    }

    @Test
    void aLineSaysWhatAPriceComesToAndWhichRowMadeIt() {
        var cup = lines("?q=CUP").getFirst();

        assertThat(cup.getString("outcome")).isEqualTo("PRICED");
        assertThat(cup.getString("title")).isEqualTo("Cup");
        assertThat(amount(cup, "before")).isEqualTo("10.00");
        assertThat(amount(cup, "after")).isEqualTo("8.00");
        assertThat(amount(cup, "cost")).isEqualTo("4.00");
        assertThat(cup.getJsonNumber("changePercent").toString()).isEqualTo("-20.00");
        assertThat(cup.getJsonNumber("marginBefore").toString()).isEqualTo("60.00");
        assertThat(cup.getJsonNumber("marginAfter").toString()).isEqualTo("50.00");
        assertThat(cup.getJsonObject("rule").getString("table")).isEqualTo("offers");
        assertThat(cup.getJsonObject("rule").getString("row")).isEqualTo("cups");
        assertThat(cup.getJsonObject("rule").getInt("rowNumber")).isEqualTo(1);
        assertThat(cup.getJsonObject("rule").getInt("version")).isEqualTo(1);
        assertThat(cup.getJsonObject("target").getString("state")).isEqualTo("PREVIEW");
        assertThat(cup.getJsonArray("reasons")).isEmpty();
    }

    @Test
    void aHeldLineSaysWhatWasWantedAndWhy() {
        var pot = lines("?outcome=held").getFirst();

        assertThat(pot.getString("sku")).isEqualTo("POT");
        assertThat(amount(pot, "wanted")).isEqualTo("20.00");
        assertThat(pot).doesNotContainKeys("after", "changePercent", "marginAfter", "target");
        assertThat(pot.getJsonArray("reasons").getJsonObject(0).getString("code"))
                .isEqualTo("MIN_MARGIN");
        assertThat(pot.getJsonArray("reasons").getJsonObject(0).getString("text"))
                .isEqualTo("minimum margin 25.00 USD");
        assertThat(pot.getJsonObject("rule").getString("row")).isEqualTo("pots");
    }

    @Test
    void aLineKeepsTheCostAndTitleOfItsRun() {
        shop.stock(PRODUCTS.replace("CUP,Cup,Kitchen,Cups,4.00", "CUP,Beaker,Kitchen,Cups,5.00"));

        var cup = lines("?q=cup").getFirst();

        assertThat(amount(cup, "cost")).isEqualTo("4.00");
        assertThat(cup.getString("title")).isEqualTo("Cup");
        assertThat(lines("?q=beaker")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', CUP LID MUG PAN POT",
        "sort=-sku, POT PAN MUG LID CUP",
        "sort=change, CUP MUG PAN LID POT",
        "sort=-change, PAN MUG CUP LID POT",
        "sort=after, CUP MUG PAN LID POT",
        "sort=-after, PAN MUG CUP LID POT",
        "sort=margin, CUP MUG LID PAN POT",
        "sort=-margin, MUG CUP LID PAN POT",
        "outcome=NOT_COVERED, LID",
        "outcome=PRICED&sort=-sku, PAN MUG CUP",
        "table=offers, CUP MUG PAN POT",
        "table=offers&row=cups, CUP MUG",
        "table=limits&row=pots, ''",
        "table=nowhere&row=cups, ''",
        "table=offers&row=nobody, ''",
        "state=preview, CUP MUG PAN",
        "state=APPLIED, ''",
        "q=u, CUP MUG",
        "q=100%25, LID",
        "q=_, ''",
        "limit=2, CUP LID",
        "limit=2&offset=2, MUG PAN",
        "offset=5, ''",
        "offset=1000000, ''",
    })
    void linesAreFilteredAndSorted(String query, String skus) {
        var found = lines("?" + query);

        assertThat(String.join(
                        " ", found.stream().map(line -> line.getString("sku")).toList()))
                .isEqualTo(skus);
    }

    @Test
    void theCountIsOfAllThatMatches() {
        assertThat(answer("?outcome=priced&limit=1&count=true").getInt("total")).isEqualTo(3);
        assertThat(answer("?offset=99&count=true").getInt("total")).isEqualTo(5);
        assertThat(answer("?limit=1")).doesNotContainKey("total");
    }

    @ParameterizedTest
    @CsvSource({
        "outcome=lost, outcome",
        "state=lost, state",
        "sort=colour, sort",
        "sort=-, sort",
        "limit=0, limit",
        "limit=501, limit",
        "limit=x, limit",
        "offset=-1, offset",
        "offset=x, offset",
        "row=cups, table",
    })
    void aWrongParameterIsNamed(String query, String parameter) {
        var refused = shop.editor().get("/api/v1/runs/" + run + "/lines?" + query);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-value");
        assertThat(refused.json().getString("parameter")).isEqualTo(parameter);
    }

    @Test
    void anUndoRunShowsWhatItPutsBack() {
        var applied = shop.apply(shop.approved(run)).getString("id");
        shop.stock(PRODUCTS.replace("MUG,Mug,Kitchen,Cups,4.00,20.00", "MUG,Mug,Kitchen,Cups,4.00,21.00"));
        run = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + applied + "/rollback")));

        var found = lines("?sort=-sku");

        assertThat(found).extracting(line -> line.getString("sku")).containsExactly("PAN", "MUG", "CUP");
        var cup = found.getLast();
        assertThat(amount(cup, "before")).isEqualTo("8.00");
        assertThat(amount(cup, "after")).isEqualTo("10.00");
        assertThat(amount(cup, "cost")).isEqualTo("4.00");
        assertThat(cup.getString("title")).isEqualTo("Cup");
        assertThat(cup.getJsonNumber("changePercent").toString()).isEqualTo("25.00");
        assertThat(cup).doesNotContainKeys("outcome", "rule");
        assertThat(found.get(1).getJsonArray("reasons").getJsonObject(0).getString("code"))
                .isEqualTo("LATER_VERSION");
        assertThat(lines("?state=preview&q=up")).hasSize(1);
        assertThat(lines("?table=offers")).isEmpty();
        assertThat(lines("?outcome=priced")).isEmpty();
    }

    @Test
    void undoingAnUndoingStillKnowsTheCosts() {
        var applied = shop.apply(shop.approved(run)).getString("id");
        var undone = shop.apply(shop.approved(undo(applied))).getString("id");
        run = undo(undone);

        var cup = lines("?q=CUP").getFirst();

        assertThat(amount(cup, "after")).isEqualTo("8.00");
        assertThat(cup.getJsonNumber("marginAfter").toString()).isEqualTo("50.00");
    }

    @Test
    void stepsNameTheRowThatFired() {
        var steps = Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/explain?sku=POT"))
                .json()
                .getJsonArray("steps")
                .getValuesAs(JsonObject.class);

        assertThat(steps.getFirst()).doesNotContainKeys("table", "row", "rowNumber", "rule");
        assertThat(steps.get(1).getString("table")).isEqualTo("offers");
        assertThat(steps.get(1).getString("row")).isEqualTo("pots");
        assertThat(steps.get(1).getInt("rowNumber")).isEqualTo(3);
        assertThat(steps.get(2).getString("table")).isEqualTo("limits");
        assertThat(steps.get(1).getString("rule"))
                .isEqualTo(
                        lines("?outcome=held").getFirst().getJsonObject("rule").getString("id"))
                .isNotEqualTo(steps.get(2).getString("rule"));
    }

    @Test
    void aLineStoredBeforeActingRowsWereNamedNamesItsRow() {
        shop.tenant().execute("""
                        insert into explanation (tenant_id, run_id, sku, outcome, facts, steps)
                        select tenant_id, run_id, 'OLD', outcome, facts, (steps - 'acting') - 'codes'
                          from explanation where run_id = ?::uuid and sku = 'POT'""", run);

        var old = lines("?q=OLD").getFirst();

        assertThat(old.getJsonObject("rule").getString("row")).isEqualTo("pots");
        assertThat(old.getJsonArray("reasons").getJsonObject(0).getString("code"))
                .isEqualTo("HELD");
    }

    @Test
    void nobodyElseSeesThem() {
        var stranger = calibr.newTenant().owner();

        assertThat(stranger.get("/api/v1/runs/" + run + "/lines").status()).isEqualTo(404);
    }

    private String undo(String applied) {
        return Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + applied + "/rollback")));
    }

    private List<JsonObject> lines(String query) {
        return shop.items("/api/v1/runs/" + run + "/lines" + query);
    }

    private JsonObject answer(String query) {
        return Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/lines" + query))
                .json();
    }

    private static String amount(JsonObject line, String which) {
        return line.getJsonObject(which).getString("amount");
    }
}
