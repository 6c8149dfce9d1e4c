package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the rows of a table did, are tested for and would do, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleEffectIT {

    private static final String TESTS = """
            example,category,stock,regular,expect-price
            a cup,Kitchen > Cups,1,10.00,9.00
            another cup,Kitchen > Cups,,20.00,18.00
            """;

    private final RunningCalibr calibr;
    private OpenTable table;
    private ConsolePage console;

    ConsoleEffectIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTableThatWasPublishedOnce() {
        table = OpenTable.offers(calibr);
        console = table.console();
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        table.close();
    }

    @Test
    void aRowShowsItsTestsAndWhatTheLastRunMadeOfIt() {
        var shop = table.shop();
        shop.rulebook("Offers of the week", "offers", table.rule());
        shop.apply(shop.approved(shop.dryRun("offers")));
        Shop.ok(
                200,
                shop.editor()
                        .with(
                                "If-Match",
                                "\""
                                        + Shop.ok(200, shop.editor().get("/api/v1/rules/" + table.rule()))
                                                .json()
                                                .getInt("version")
                                        + "\"")
                        .put(
                                "/api/v1/rules/" + table.rule() + "/tests",
                                Json.createObjectBuilder().add("text", TESTS).build()));
        console.open("rules/" + table.rule());
        console.sees(table.grid());

        console.button("More for the table").click();
        table.item("Show tests of each row").click();

        assertThat(table.cell("cups", 5)).hasText("2");
        assertThat(table.cell("cups", 6)).hasText("2");
        assertThat(table.cell("many", 5)).hasText("none");
        assertThat(table.cell("many", 6)).hasText("never");
        assertThat(table.cell("rest", 6)).hasText("1");
        console.isAccessible("tests and hits of each row");
        table.tab("Tests").click();
        console.seesText("2 of 3 rows are in no test.");
        console.sees(console.page().getByText("Neither a test nor the last run"));
        console.isAccessible("rows that nothing touches");
        console.page()
                .locator(".editor-aside .finding-link", new Page.LocatorOptions().setHasText("many"))
                .click();
        assertThat(console.page().locator("[data-row][data-active=true]")).containsText("many");
    }

    @Test
    void anEditSaysWhatItWouldDoAndLeadsToItsReview() {
        table.says("cups", 3, "-25");

        var strip = console.page().locator(".impact-strip");
        assertThat(strip).containsText("2 prices");
        assertThat(strip).containsText("of 3 would change in Retail");
        assertThat(strip).containsText("−25.0 %");
        console.isAccessible("what an edit would do");
        strip.getByText("Review in a dry run").click();
        console.sees(console.dialog().locator("ins", new Locator.LocatorOptions().setHasText("-25")));
        console.isAccessible("asking why before the review");
        console.inDialog("Publish and start a dry run").click();

        console.seesText("Version 2 is published");
        console.sees(console.heading("Offers"));
        assertThat(console.page()).hasURL(Pattern.compile("/console/runs/"));
        console.sees(console.page().getByText("7.50"));
        console.isAccessible("the review of an edit");
    }

    @Test
    void whoWroteACellIsBesideItsRow() {
        table.says("many", 3, "-25");
        table.cell("many", 0).click();

        var who = console.page().locator(".editor-aside dl.facts");
        assertThat(who).containsText("EDITOR, in the draft");
        assertThat(who).containsText("OWNER, version 1");
        console.isAccessible("who wrote a row");
    }
}
