package io.calibr.server.catalog;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class CatalogueApiIT {

    private static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end
            CAP,Cap,Clothing,Caps,4.00,10.00,USD,7,2024-01-01,
            MUG,100% mug,Kitchen,Cups,4.00,10.00,USD,0,2024-01-01,2024-06-30
            POT,Pot,Kitchen,,20.00,50.00,USD,3,2024-01-01,
            TEA,Tea,Kitchenette,,,,,,2024-01-01,
            """;

    private final TestTenant tenant;

    CatalogueApiIT(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aCatalogue() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"name\": \"Retail\"}");
        var answer = tenant.editor().send("POST", "/api/v1/catalog/import", "text/csv", PRODUCTS);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void theListShowsPricesCostMarginAndStock() {
        var cap = items("").getFirst();

        assertThat(cap.getString("sku")).isEqualTo("CAP");
        assertThat(cap.getJsonObject("prices").getJsonObject("listPrice").getInt("minorUnits"))
                .isEqualTo(1000);
        assertThat(cap.getJsonObject("prices").getJsonObject("sellingPrice").getString("amount"))
                .isEqualTo("10.00");
        assertThat(cap.getJsonObject("prices").getJsonObject("cost").getString("amount"))
                .isEqualTo("4.00");
        assertThat(cap.getJsonObject("prices").getJsonNumber("marginPercent").bigDecimalValue())
                .isEqualByComparingTo("60");
        assertThat(cap.getJsonObject("availability").getInt("stock")).isEqualTo(7);
    }

    @Test
    void aCategoryIsTheSkusBelowItAndNotThoseOfASimilarName() {
        assertThat(skus("?category=Kitchen")).containsExactly("MUG", "POT");
        assertThat(skus("?category=Kitchen%20%3E%20Cups")).containsExactly("MUG");
    }

    @Test
    void aSearchTakesItsWildcardsLiterally() {
        assertThat(skus("?q=100%25")).containsExactly("MUG");
        assertThat(skus("?q=%25")).containsExactly("MUG");
        assertThat(skus("?q=po")).containsExactly("POT");
    }

    @Test
    void onSaleAtIsTheInstantAndTheFilter() {
        assertThat(skus("?onSaleAt=2024-06-30")).contains("MUG");
        assertThat(skus("?onSaleAt=2024-07-01")).doesNotContain("MUG");
        assertThat(skus("?onSaleAt=2023-12-31")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = tenant.viewer().get("/api/v1/catalog?limit=3" + cursor).json();
            seen.addAll(skus(page));
            cursor = page.containsKey("nextCursor") ? "&cursor=" + page.getString("nextCursor") : "";
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly("CAP", "MUG", "POT", "TEA");
    }

    @Test
    void theHistoryOfAPriceIsListedLatestFirst() {
        var prices = "sku,valid_from,valid_to,list_price,currency\n"
                + IntStream.rangeClosed(1, 3)
                        .mapToObj(month -> "CAP,2024-0" + month + "-01,,1" + month + ".00,USD\n")
                        .reduce("", String::concat);
        tenant.editor().send("POST", "/api/v1/catalog/import?kind=prices", "text/csv", prices);

        var history = tenant.viewer().get("/api/v1/skus/CAP/prices").json().getJsonArray("items");

        assertThat(history).hasSize(4);
        assertThat(history.getJsonObject(0).getString("validFrom")).isEqualTo("2024-03-01T05:00:00Z");
        assertThat(history.getJsonObject(3).containsKey("validFrom")).isFalse();
    }

    @Test
    void whatCannotBeReadInAQueryIsNamed() {
        assertThat(tenant.viewer().get("/api/v1/catalog?limit=501").problem()).isEqualTo("invalid-value");
        assertThat(tenant.viewer().get("/api/v1/catalog?limit=many").problem()).isEqualTo("invalid-value");
        assertThat(tenant.viewer().get("/api/v1/catalog?cursor=nonsense").problem())
                .isEqualTo("cursor-invalid");
        assertThat(tenant.viewer().get("/api/v1/catalog?onSaleAt=tomorrow").problem())
                .isEqualTo("invalid-value");
        assertThat(tenant.viewer().get("/api/v1/skus/NONE").problem()).isEqualTo("sku-not-found");
        assertThat(tenant.viewer()
                        .get("/api/v1/skus/CAP/prices?cursor=YWZ0ZXI6eA")
                        .problem())
                .isEqualTo("cursor-invalid");
    }

    @Test
    void aPriceListHasASlugOfItsOwnAndACurrencyThatExists() {
        assertThat(tenant.editor()
                        .post("/api/v1/price-lists", "{\"slug\": \"retail\"}")
                        .problem())
                .isEqualTo("name-taken");
        assertThat(tenant.editor()
                        .post("/api/v1/price-lists", "{\"slug\": \"eu\", \"currency\": \"EURO\"}")
                        .problem())
                .isEqualTo("invalid-value");
        assertThat(tenant.editor()
                        .post("/api/v1/price-lists", "{\"slug\": \"Not A Slug\"}")
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void withTwoPriceListsTheCallerSaysWhich() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"reseller\"}");

        var answer = tenant.viewer().get("/api/v1/catalog");

        assertThat(answer.problem()).isEqualTo("invalid-value");
        assertThat(answer.json().getJsonArray("priceLists")).hasSize(2);
    }

    private List<JsonObject> items(String query) {
        var answer = tenant.viewer().get("/api/v1/catalog" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private List<String> skus(String query) {
        return items(query).stream().map(item -> item.getString("sku")).toList();
    }

    private static List<String> skus(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("sku"))
                .toList();
    }
}
