package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** Prices that failed for good, listed and tried again in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleLettersIT {

    private static final Map<String, String> ALL = Map.of("CUP", "10.00", "MUG", "20.00", "POT", "50.00");

    private final RunningCalibr calibr;
    private Shop shop;

    @RegisterExtension
    private final ConsolePage console;

    private String run;

    ConsoleLettersIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.shop = Shop.open(calibr.newTenant());
        this.console = new ConsolePage(Chromium.shared(), calibr.base());
    }

    /** A shop whose channel lists neither cups nor mugs, so that both failed. */
    @BeforeEach
    void twoPricesThatFailed() {
        run = shop.approved();
        shop.write(Map.of("POT", "50.00"));
        shop.apply(run);
    }

    @Test
    void oneIsTriedAgainByTheKeyboardThoughItMayOnlyFailAgain() {
        opens("EDITOR", "connectors");
        console.sees(
                letters("2 prices that failed for good").getByText("NOT_LISTED").first());
        console.isAccessible("prices that failed, on the connectors page");
        shop.write(ALL);
        console.button("Try MUG again").focus();
        console.press("Enter");
        console.sees(console.dialog().getByText("It would only fail again unless somebody has changed something"));
        console.isAccessible("asking before a price is tried that may only fail again");
        console.press("Enter");

        console.sees(letters("1 price that failed for good"));
        assertThat(console.button("Try MUG again")).hasCount(0);
        shop.settled(run);
        assertThat(shop.shown()).containsEntry("MUG", "18.00").containsEntry("CUP", "10.00");
    }

    @Test
    void someAreMarkedAndAllAreTriedAgain() {
        shop.tenant().execute("update dead_letter set class = 'TIMEOUT'");
        opens("EDITOR", "connectors");
        var bar = console.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Try again"));
        console.page().getByLabel("Mark CUP").check();
        console.sees(bar.getByText("Try 1 again"));
        console.isAccessible("one of the prices that failed is marked");
        console.page().getByLabel("Mark CUP").uncheck();
        shop.write(ALL);

        bar.getByText("Try all 2 again").click();

        assertThat(console.page().getByText("that failed for good")).hasCount(0);
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).containsEntry("MUG", "18.00").containsEntry("CUP", "9.00");
    }

    @Test
    void theyAreFilteredByConnectionAndReason() {
        Shop.ok(
                201,
                shop.owner()
                        .post(
                                "/api/v1/connections",
                                "{\"connector\": \"file\", \"slug\": \"outlet\", \"config\": {\"path\": \"outlet.csv\"}}"));
        opens("VIEWER", "connectors");
        console.sees(letters("2 prices that failed for good"));
        assertThat(console.button("Try")).hasCount(0);
        console.page().getByLabel("Why").selectOption("TIMEOUT");
        console.sees(console.page().getByText("None failed there for that reason."));
        console.isAccessible("no price failed for that reason");
        console.button("Show all").click();
        console.page()
                .getByLabel("Connection", new Page.GetByLabelOptions().setExact(true))
                .selectOption("outlet");
        console.sees(letters("0 prices that failed for good"));
        console.page()
                .getByLabel("Connection", new Page.GetByLabelOptions().setExact(true))
                .selectOption("shop");

        console.sees(letters("2 prices that failed for good"));
        assertThat(console.page())
                .hasURL(calibr.base()
                        .resolve("/console/connectors?channel=shop")
                        .toString());
        console.isAccessible("prices that failed, for somebody who only looks");
    }

    @Test
    void thoseOfARunAreListedBesideIt() {
        opens("EDITOR", "runs/" + run);
        console.button("List failures").click();
        console.sees(console.dialog().getByLabel("Mark CUP"));
        console.isAccessible("what failed of a run");
        shop.write(ALL);
        console.dialog().getByLabel("Mark all").check();
        console.dialog().getByText("Try 2 again").click();
        console.sees(console.page().getByText("They would only fail again"));
        console.dialog()
                .last()
                .getByText("Try again", new Locator.GetByTextOptions().setExact(true))
                .click();

        console.seesText("Every price was written.");
        assertThat(console.dialog()).hasCount(0);
        assertThat(shop.shown()).containsEntry("MUG", "18.00").containsEntry("CUP", "9.00");
    }

    @Test
    void ofARunWithManyTheOlderOnesAreLoadedToo() {
        var skus = IntStream.range(0, 120).mapToObj(number -> "CUP-" + number).toList();
        shop = Shop.open(
                calibr.newTenant(),
                skus.stream()
                        .map(sku -> sku + ",Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,\n")
                        .collect(joining("", Shop.PRODUCTS.lines().findFirst().orElseThrow() + "\n", "")),
                skus.stream().collect(toMap(sku -> sku, _ -> "10.00")));
        run = shop.approved();
        shop.write(Map.of("POT", "50.00"));
        shop.apply(run);
        opens("EDITOR", "runs/" + run);
        console.button("List failures").click();
        console.sees(console.dialog().getByText("The newest 100"));
        assertThat(console.dialog().getByLabel("Mark CUP-")).hasCount(100);
        console.isAccessible("the newest of many that failed of a run");

        console.button("Load older ones").click();

        assertThat(console.dialog().getByLabel("Mark CUP-")).hasCount(120);
        assertThat(console.button("Load older ones")).hasCount(0);
        console.sees(console.dialog().getByText("Try all 120 again"));
    }

    @Test
    void aRunThatRefusesSaysWhy() {
        opens("EDITOR", "connectors");
        console.sees(letters("2 prices that failed for good"));
        Shop.ok(200, shop.owner().post("/api/v1/freeze", "{\"reason\": \"stocktaking\"}"));
        console.button("Try CUP again").click();
        console.press("Enter");

        console.sees(console.page().getByRole(AriaRole.ALERT).getByText("stocktaking"));
        console.sees(console.button("Try CUP again"));
        console.forgiveRefusals();
    }

    private void opens(String role, String page) {
        new Visitor(calibr, shop.tenant(), role).signsIn(console, page);
    }

    private Locator letters(String title) {
        return console.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title));
    }
}
