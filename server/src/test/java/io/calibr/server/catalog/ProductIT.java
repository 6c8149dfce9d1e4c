package io.calibr.server.catalog;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class ProductIT {

    private final RunningCalibr calibr;
    private final TestTenant tenant;
    private Cupboard cupboard;

    ProductIT(RunningCalibr calibr) {
        this.calibr = calibr;
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aCatalogue() {
        cupboard = Cupboard.filled(tenant);
    }

    @Test
    void theVariantsOfAProductAreOneLine() {
        var cup = cupboard.items("/api/v1/products?q=cup").getFirst();

        assertThat(cup.getString("code")).isEqualTo("Cup");
        assertThat(cup.getString("title")).isEqualTo("Cup");
        assertThat(cup.getString("category")).isEqualTo("Kitchen > Cups");
        assertThat(cup.getString("status")).isEqualTo("live");
        assertThat(cup.getInt("skus")).isEqualTo(2);
        assertThat(cup.getInt("stock")).isEqualTo(5);
        assertThat(cup.getJsonObject("lowest").getString("amount")).isEqualTo("8.00");
        assertThat(cup.getJsonObject("highest").getString("amount")).isEqualTo("10.00");
    }

    @Test
    void whatIsNotKnownOfAProductIsLeftOut() {
        var tea = cupboard.items("/api/v1/products?q=TEA").getFirst();

        assertThat(tea).doesNotContainKeys("stock", "lowest", "highest");
        var old = cupboard.items("/api/v1/products?q=old").getFirst();
        assertThat(old).doesNotContainKey("category");
        assertThat(old.getString("status")).isEqualTo("off");
    }

    @Test
    void aProductNeedsAsMuchAttentionAsTheVariantThatNeedsMost() {
        cupboard.dryRun();

        assertThat(cupboard.items("/api/v1/products?q=cup"))
                .singleElement()
                .satisfies(cup -> assertThat(cup.getString("status")).isEqualTo("pending"));
    }

    @Test
    void oneVariantThatIsFoundBringsThemAll() {
        var cup = cupboard.items("/api/v1/products?q=CUP-S").getFirst();

        assertThat(cup.getInt("skus")).isEqualTo(2);
    }

    @Test
    void productsAreFilteredCountedAndGoneThroughByOffset() {
        assertThat(codes("?limit=2")).containsExactly("CAP", "Cup");
        assertThat(codes("?limit=2&offset=3")).containsExactly("POT", "TEA");
        assertThat(codes("?offset=5")).isEmpty();
        assertThat(codes("?category=Kitchen")).containsExactly("Cup", "POT");
        assertThat(cupboard.list("/api/v1/products?limit=1&count=true").getInt("total"))
                .isEqualTo(5);
        assertThat(cupboard.list("/api/v1/products?category=Kitchen&count=true").getInt("total"))
                .isEqualTo(2);
    }

    @Test
    void aCategoryCountsWhatIsBelowIt() {
        assertThat(cupboard.items("/api/v1/catalog/categories"))
                .extracting(item -> item.getString("path") + " " + item.getInt("skus"))
                .containsExactly("Clothing 1", "Clothing > Caps 1", "Kitchen 3", "Kitchen > Cups 2", "Kitchenette 1");
    }

    @ParameterizedTest
    @CsvSource({"offset=-1, offset", "limit=501, limit"})
    void whatCannotBeAnsweredNamesTheParameter(String query, String parameter) {
        var answer = tenant.viewer().get("/api/v1/products?" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().getString("parameter")).isEqualTo(parameter);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        var other = calibr.newTenant();
        other.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");

        var products = other.viewer().get("/api/v1/products?count=true").json();
        var categories = other.viewer().get("/api/v1/catalog/categories").json();

        assertThat(products.getJsonArray("items")).isEmpty();
        assertThat(products.getInt("total")).isZero();
        assertThat(categories.getJsonArray("items")).isEmpty();
    }

    private List<String> codes(String query) {
        return cupboard.items("/api/v1/products" + query).stream()
                .map((JsonObject product) -> product.getString("code"))
                .toList();
    }
}
