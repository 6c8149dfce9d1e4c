package io.calibr.server.catalog;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class CatalogueImportIT {

    private static final String PRODUCTS = """
            sku,title,model,category,subcategory,color,cost,list_price,currency,inventory,sell_start,sell_end
            MUG-B,Blue mug,Mug,Kitchen,Cups,blue,4.00,10.00,USD,7,2024-01-01,
            MUG-R,Red mug,Mug,Kitchen,Cups,red,4.00,10.00,USD,0,2024-01-01,2024-06-30
            POT,Pot,,Kitchen,,,20.00,50.00,USD,3,2024-01-01,
            """;
    private static final String PRICES = """
            sku,valid_from,valid_to,list_price,currency
            MUG-B,2024-02-01,2024-02-29,9.00,USD
            MUG-B,2024-03-01,,8.00,USD
            """;
    private static final String COSTS = """
            sku,valid_from,valid_to,cost,currency
            MUG-B,2024-02-01,,3.50,USD
            """;

    private final RunningCalibr calibr;
    private TestTenant tenant;

    CatalogueImportIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aPriceList() {
        tenant = calibr.newTenant();
        var made = tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"audience\": \"Customer\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    @Test
    void newLinesAreImportedAndTheSameFileAgainChangesNothing() {
        var first = products(PRODUCTS);
        var again = products(PRODUCTS);

        assertCounts(first, 3, 0, 0);
        assertCounts(again, 0, 0, 3);
        assertThat(count("price_version")).isEqualTo(3);
        assertThat(count("cost")).isEqualTo(3);
        assertThat(count("product")).isEqualTo(2);
    }

    @Test
    void aChangedLineIsUpdatedWhateverChangedInIt() {
        products(PRODUCTS);

        var answer = products(PRODUCTS.replace("10.00,USD,7", "11.00,USD,7").replace("Red mug", "Ruby mug"));

        assertCounts(answer, 0, 2, 1);
        assertThat(price("MUG-B", "2024-05-01")).isEqualTo("11.00");
    }

    @Test
    void columnsThatTheFileLacksAndAttributesItDoesNotNameStay() {
        products(PRODUCTS);

        var answer = products("sku,title,list_price,currency,inventory\nMUG-B,Blue mug,10.00,USD,6\n");

        assertCounts(answer, 0, 1, 0);
        var mug = sku("MUG-B");
        assertThat(mug.getString("category")).isEqualTo("Kitchen > Cups");
        assertThat(mug.getJsonObject("attributes").getString("color")).isEqualTo("blue");
        assertThat(mug.getJsonObject("availability").getInt("stock")).isEqualTo(6);
    }

    @Test
    void aDatedPriceCountsInItsPeriodAndTheCataloguesElsewhere() {
        products(PRODUCTS);
        var answer = importFile("prices", PRICES);

        assertCounts(answer, 2, 0, 0);
        assertThat(price("MUG-B", "2024-01-31")).isEqualTo("10.00");
        assertThat(price("MUG-B", "2024-02-29")).isEqualTo("9.00");
        assertThat(price("MUG-B", "2024-03-01")).isEqualTo("8.00");
        assertThat(price("MUG-R", "2024-03-01")).isEqualTo("10.00");
    }

    @Test
    void importingTheCatalogueAgainDoesNotHideTheDatedPrices() {
        products(PRODUCTS);
        importFile("prices", PRICES);

        products(PRODUCTS.replace("4.00,10.00,USD,7", "4.00,12.00,USD,7"));

        assertThat(price("MUG-B", "2024-03-01")).isEqualTo("8.00");
        assertThat(price("MUG-B", "2024-01-15")).isEqualTo("12.00");
    }

    @Test
    void aCorrectedPeriodTakesThePlaceOfTheOldOne() {
        products(PRODUCTS);
        importFile("prices", PRICES);

        var answer = importFile(
                "prices", "sku,valid_from,valid_to,list_price,currency\nMUG-B,2024-03-01,2024-03-31,7.00,USD\n");
        var again =
                importFile("prices", PRICES.replace(",8.00", ",7.00").replace("2024-03-01,", "2024-03-01,2024-03-31"));

        assertCounts(answer, 0, 1, 0);
        assertCounts(again, 0, 0, 2);
        assertThat(price("MUG-B", "2024-03-15")).isEqualTo("7.00");
        assertThat(price("MUG-B", "2024-04-01")).isEqualTo("10.00");
    }

    @Test
    void datedCostsAreReadWithTheSku() {
        products(PRODUCTS);
        var answer = importFile("costs", COSTS);

        assertCounts(answer, 1, 0, 0);
        assertThat(importFile("costs", COSTS).json().getInt("unchanged")).isEqualTo(1);
        var prices =
                tenant.viewer().get("/api/v1/skus/MUG-B/prices?at=2024-02-01").json();
        assertThat(prices.getJsonObject("cost").getString("amount")).isEqualTo("3.50");
        assertThat(prices.getJsonNumber("marginPercent").bigDecimalValue()).isEqualByComparingTo("65");
    }

    @Test
    void oneBadLineRefusesTheWholeFile() {
        var answer = products(PRODUCTS + "MUG-X,X,,,,,,-1,USD,,,\n");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("import-rejected");
        var rejected = answer.json().getJsonArray("rejected").getJsonObject(0);
        assertThat(rejected.getInt("line")).isEqualTo(5);
        assertThat(rejected.getString("column")).isEqualTo("list_price");
        assertThat(count("sku")).isZero();
        assertThat(count("price_version")).isZero();
    }

    @Test
    void partialTakesTheGoodLines() {
        var answer = send("/api/v1/catalog/import?kind=products&partial=true", PRODUCTS + "MUG-X,X,,,,,,-1,USD,,,\n");

        assertCounts(answer, 3, 0, 0);
        assertThat(answer.json().getInt("rejectedCount")).isEqualTo(1);
        assertThat(count("sku")).isEqualTo(3);
    }

    @Test
    void partialDoesNotTakeAFileThatCannotBeReadToItsEnd() {
        var answer = send("/api/v1/catalog/import?kind=products&partial=true", PRODUCTS + "X,\"X,,,,,,1,USD,,,\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(count("sku")).isZero();
    }

    @Test
    void aSkuThatStandsInTheFileTwiceIsRejectedWithBothLines() {
        var answer = products(PRODUCTS + "POT,Pot,,Kitchen,,,20.00,50.00,USD,3,2024-01-01,\n");

        assertThat(answer.json().getJsonArray("rejected").getJsonObject(0).getString("message"))
                .isEqualTo("the same SKU as in line 4");
    }

    @Test
    void pricesOfUnknownSkusRepeatedDaysAndOverlapsAreEachRejected() {
        products(PRODUCTS);

        var answer = importFile("prices", PRICES + """
                GHOST,2024-01-01,,1.00,USD
                MUG-B,2024-03-01,,1.00,USD
                MUG-B,2024-02-15,2024-02-20,1.00,USD
                """);

        assertThat(answer.json().getJsonArray("rejected").getValuesAs(JsonObject.class))
                .extracting(rejection -> rejection.getInt("line") + " " + rejection.getString("message"))
                .containsExactly(
                        "4 the catalogue has no such SKU",
                        "5 the same SKU and day as in line 3",
                        "6 begins before the period of line 2 ends");
        assertThat(count("price_version")).isEqualTo(3);
    }

    @Test
    void theImportIsInTheRecords() {
        products(PRODUCTS);

        assertThat(tenant.ask("select count(*) from audit where action = 'catalog.imported'"))
                .isEqualTo(1L);
    }

    @Test
    void viewersDoNotImport() {
        var answer = tenant.viewer().send("POST", "/api/v1/catalog/import?kind=products", "text/csv", PRODUCTS);

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void anUnknownKindOrPriceListIsNamed() {
        assertThat(send("/api/v1/catalog/import?kind=people", PRODUCTS).problem())
                .isEqualTo("invalid-value");
        assertThat(send("/api/v1/catalog/import?kind=prices&priceList=nope", PRICES)
                        .problem())
                .isEqualTo("price-list-not-found");
    }

    private Answer products(String csv) {
        return importFile("products", csv);
    }

    private Answer importFile(String kind, String csv) {
        return send("/api/v1/catalog/import?kind=" + kind, csv);
    }

    private Answer send(String path, String csv) {
        return tenant.editor().send("POST", path, "text/csv; charset=utf-8", csv);
    }

    private static void assertCounts(Answer answer, int imported, int updated, int unchanged) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getInt("imported")).as("imported").isEqualTo(imported);
        assertThat(answer.json().getInt("updated")).as("updated").isEqualTo(updated);
        assertThat(answer.json().getInt("unchanged")).as("unchanged").isEqualTo(unchanged);
    }

    private String price(String sku, String day) {
        return tenant.viewer()
                .get("/api/v1/skus/" + sku + "/prices?at=" + day)
                .json()
                .getJsonObject("listPrice")
                .getString("amount");
    }

    private JsonObject sku(String sku) {
        return tenant.viewer().get("/api/v1/skus/" + sku).json();
    }

    private long count(String table) {
        return (long) tenant.ask("select count(*) from " + table);
    }
}
