package io.calibr.server.catalog;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class CatalogueExportIT {

    private final RunningCalibr calibr;
    private final TestTenant tenant;
    private Cupboard cupboard;

    CatalogueExportIT(RunningCalibr calibr) {
        this.calibr = calibr;
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aCatalogue() {
        cupboard = Cupboard.filled(tenant);
    }

    @Test
    void theFileIsAnAttachmentWithAHeaderAndALineForEachSku() {
        var file = Cupboard.ok(200, tenant.viewer().get("/api/v1/catalog/export"));

        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"catalogue.csv\"");
        assertThat(file.body())
                .startsWith("sku,product,title,category,status,price_list,currency,list_price,selling_price,"
                        + "compare_at,cost,margin_percent,stock,sell_start,sell_end,proposed_price\r\n")
                .contains("\r\nCUP-L,Cup,Cup large,Kitchen > Cups,live,retail,USD,10.00,10.00,,9.50,5.00,5,"
                        + "2024-01-01T05:00:00Z,,\r\n")
                .contains("\r\nTEA,TEA,Tea,Kitchenette,live,retail,USD,,,,,,,2024-01-01T05:00:00Z,,\r\n")
                .endsWith("\r\n");
        assertThat(lines("")).hasSize(6);
    }

    @Test
    void filtersAndOrderAreThoseOfTheList() {
        cupboard.dryRun();

        assertThat(lines("?status=pending"))
                .singleElement()
                .asString()
                .startsWith("CUP-S,")
                .endsWith(",7.20");
        assertThat(lines("?category=Kitchen&sort=-price"))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("POT", "CUP-L", "CUP-S");
    }

    @Test
    void noCellIsAFormulaAndEveryCellIsOneCell() {
        cupboard.fill("""
                sku,title,category,list_price,currency
                -1,"=HYPERLINK(""http://evil.example"",""x"")",@home,,
                F-1,"Größe 5"", weiß",+more,,
                """);

        assertThat(lines("?q=HYPERLINK"))
                .singleElement()
                .asString()
                .startsWith("'-1,'-1,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",'@home,live,");
        assertThat(lines("?q=F-1")).singleElement().asString().startsWith("F-1,F-1,\"Größe 5\"\", weiß\",'+more,live,");
    }

    @Test
    void anAmountHasTheDecimalsOfItsCurrency() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"japan\", \"currency\": \"JPY\"}");
        Cupboard.ok(
                200,
                tenant.editor()
                        .send(
                                "POST",
                                "/api/v1/catalog/import?kind=prices&priceList=japan",
                                "text/csv",
                                "sku,valid_from,valid_to,list_price,currency\nCAP,2024-01-01,,1500,JPY\n"));

        assertThat(lines("?q=CAP&priceList=japan")).singleElement().asString().contains(",japan,JPY,1500,1500,,,");
    }

    @Test
    void moreThanTheCursorTakesAtOnceComesWholeAndOnce() {
        cupboard.fill(IntStream.range(0, 2_500)
                .mapToObj(i -> "N-" + (10_000 + i) + ",Number " + i + ",,\n")
                .collect(Collectors.joining("", "sku,title,list_price,currency\n", "")));

        assertThat(lines("?q=N-1")).hasSize(2_500).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aMistakeIsAProblemAndNoFile() {
        var answer = tenant.viewer().get("/api/v1/catalog/export?sort=colour");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("parameter")).isEqualTo("sort");
        assertThat(tenant.viewer().get("/api/v1/catalog/export?priceList=none").problem())
                .isEqualTo("price-list-not-found");
    }

    @Test
    void aTextThatNoDatabaseHoldsIsAMistakeOfTheCaller() {
        var answer = tenant.viewer().get("/api/v1/catalog?q=a%00b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("parameter")).isEqualTo("q");
    }

    @Test
    void anotherTenantGetsNothingButTheHeader() {
        var other = calibr.newTenant();
        other.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");

        assertThat(other.viewer().get("/api/v1/catalog/export").body().lines()).hasSize(1);
    }

    private List<String> lines(String query) {
        return Cupboard.ok(200, tenant.viewer().get("/api/v1/catalog/export" + query))
                .body()
                .lines()
                .skip(1)
                .toList();
    }
}
