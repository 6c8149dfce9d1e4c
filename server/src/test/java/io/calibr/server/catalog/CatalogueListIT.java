package io.calibr.server.catalog;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class CatalogueListIT {

    private final RunningCalibr calibr;
    private final TestTenant tenant;
    private Cupboard cupboard;

    CatalogueListIT(RunningCalibr calibr) {
        this.calibr = calibr;
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aCatalogue() {
        cupboard = Cupboard.filled(tenant);
    }

    @ParameterizedTest
    @CsvSource({
        "sku, CAP CUP-L CUP-S OLD POT TEA",
        "-sku, TEA POT OLD CUP-S CUP-L CAP",
        "title, CUP-L CUP-S OLD POT CAP TEA",
        "-title, TEA CAP POT OLD CUP-S CUP-L",
        "category, CAP POT CUP-L CUP-S TEA OLD",
        "-category, TEA CUP-L CUP-S POT CAP OLD",
        "cost, CUP-S CAP CUP-L OLD POT TEA",
        "-cost, POT OLD CUP-L CAP CUP-S TEA",
        "price, CUP-S CAP CUP-L OLD POT TEA",
        "-price, POT OLD CAP CUP-L CUP-S TEA",
        "margin, CUP-L CAP OLD POT CUP-S TEA",
        "-margin, CUP-S CAP OLD POT CUP-L TEA",
        "stock, POT CUP-L OLD CAP CUP-S TEA",
        "-stock, CAP CUP-L OLD POT CUP-S TEA"
    })
    void whatIsUnknownComesLastAndTiesGoBySku(String sort, String expected) {
        assertThat(cupboard.skus("?sort=" + sort)).containsExactly(expected.split(" ", -1));
        assertThat(cupboard.skus("?limit=2&offset=3&sort=" + sort))
                .isEqualTo(List.of(expected.split(" ", -1)).subList(3, 5));
    }

    @Test
    void anOffsetPastTheEndIsEmptyAndStillCounted() {
        var page = cupboard.list("/api/v1/catalog?offset=6&limit=2&count=true");

        assertThat(page.getJsonArray("items")).isEmpty();
        assertThat(page.getInt("total")).isEqualTo(6);
        assertThat(page.containsKey("nextCursor")).isFalse();
    }

    @Test
    void theTotalIsThatOfTheFilterAndOnlyThereWhereAskedFor() {
        assertThat(cupboard.list("/api/v1/catalog?q=cup&limit=1&count=true").getInt("total"))
                .isEqualTo(2);
        assertThat(cupboard.list("/api/v1/catalog?product=Cup&count=true").getInt("total"))
                .isEqualTo(2);
        assertThat(cupboard.list("/api/v1/catalog?category=Kitchen&sort=-price&count=true")
                        .getInt("total"))
                .isEqualTo(3);
        assertThat(cupboard.list("/api/v1/catalog?onSaleAt=2024-02-01&count=true")
                        .getInt("total"))
                .isEqualTo(6);
        assertThat(cupboard.list("/api/v1/catalog").containsKey("total")).isFalse();
    }

    @Test
    void aProductIsItsVariantsAndItsCodeMustMatch() {
        assertThat(cupboard.skus("?product=Cup")).containsExactly("CUP-L", "CUP-S");
        assertThat(cupboard.skus("?product=CAP")).containsExactly("CAP");
        assertThat(cupboard.skus("?product=Cu")).isEmpty();
        assertThat(cupboard.items("/api/v1/catalog?product=Cup"))
                .allSatisfy(sku -> assertThat(sku.getString("product")).isEqualTo("Cup"));
    }

    @Test
    void withoutARunASkuIsSoldOrNot() {
        assertThat(cupboard.skus("?status=live")).containsExactly("CAP", "CUP-L", "CUP-S", "POT", "TEA");
        assertThat(cupboard.skus("?status=off")).containsExactly("OLD");
        assertThat(cupboard.skus("?status=pending")).isEmpty();
        assertThat(cupboard.skus("?status=held")).isEmpty();
    }

    @Test
    void whatIsNoLongerForSaleWithItsProductIsOff() {
        tenant.execute("update product set status = 'ARCHIVED' where code = 'Cup'");

        assertThat(cupboard.skus("?status=off")).containsExactly("CUP-L", "CUP-S", "OLD");
        assertThat(cupboard.skus("?onSaleAt=2024-02-01")).containsExactly("CAP", "OLD", "POT", "TEA");
    }

    @Test
    void aDryRunLeavesSkusPendingAndHeld() {
        var run = cupboard.dryRun();

        assertThat(cupboard.skus("?status=pending")).containsExactly("CUP-S");
        assertThat(cupboard.skus("?status=held")).containsExactly("CUP-L");
        assertThat(cupboard.skus("?status=live")).containsExactly("CAP", "POT", "TEA");
        assertThat(cupboard.list("/api/v1/catalog?status=live&count=true").getInt("total"))
                .isEqualTo(3);
        var cup = cupboard.list("/api/v1/skus/CUP-S");
        assertThat(cup.getString("status")).isEqualTo("pending");
        assertThat(cup.getJsonObject("proposal").getString("run")).isEqualTo(run);
        assertThat(cup.getJsonObject("proposal").getString("state")).isEqualTo("PENDING");
        assertThat(cup.getJsonObject("proposal").getJsonObject("price").getString("amount"))
                .isEqualTo("7.20");
        assertThat(cupboard.list("/api/v1/skus/CUP-L").containsKey("proposal")).isFalse();
    }

    @Test
    void everySkuHasTheStatusItIsFoundBy() {
        cupboard.dryRun();

        for (var status : List.of("live", "pending", "held", "off")) {
            assertThat(cupboard.items("/api/v1/catalog?status=" + status))
                    .isNotEmpty()
                    .allSatisfy(sku -> assertThat(sku.getString("status")).isEqualTo(status));
        }
    }

    @Test
    void anApprovedPriceIsPendingUntilItIsWrittenAndARefusedOneIsNot() {
        var run = cupboard.dryRun();

        Cupboard.ok(200, tenant.owner().post("/api/v1/runs/" + run + "/approve"));

        assertThat(cupboard.items("/api/v1/catalog?status=pending"))
                .singleElement()
                .satisfies(sku -> assertThat(sku.getJsonObject("proposal").getString("state"))
                        .isEqualTo("APPROVED"));
    }

    @Test
    void aRefusedPriceIsNoProposal() {
        var run = cupboard.dryRun();

        Cupboard.ok(200, tenant.owner().post("/api/v1/runs/" + run + "/reject", "{\"reason\": \"too low\"}"));

        assertThat(cupboard.skus("?status=pending")).isEmpty();
        assertThat(cupboard.skus("?status=held")).containsExactly("CUP-L");
        assertThat(cupboard.list("/api/v1/skus/CUP-S").containsKey("proposal")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "offset=-1, offset",
        "offset=x, offset",
        "offset=3&cursor=YWZ0ZXI6Q0FQ, offset",
        "sort=price&cursor=YWZ0ZXI6Q0FQ, cursor",
        "sort=-sku&cursor=YWZ0ZXI6Q0FQ, cursor",
        "sort=colour, sort",
        "sort=-, sort",
        "status=sold, status",
        "status=LIVE, status",
        "limit=0, limit",
        "onSaleAt=soon, onSaleAt"
    })
    void whatCannotBeAnsweredNamesTheParameter(String query, String parameter) {
        var answer = tenant.viewer().get("/api/v1/catalog?" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-value");
        assertThat(answer.json().getString("parameter")).isEqualTo(parameter);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        cupboard.dryRun();
        var other = calibr.newTenant();
        other.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");

        var page = other.viewer().get("/api/v1/catalog?count=true").json();

        assertThat(page.getJsonArray("items")).isEmpty();
        assertThat(page.getInt("total")).isZero();
        assertThat(other.viewer().get("/api/v1/catalog?status=pending").json().getJsonArray("items"))
                .isEmpty();
        assertThat(other.viewer().get("/api/v1/skus/CUP-S").status()).isEqualTo(404);
    }
}
