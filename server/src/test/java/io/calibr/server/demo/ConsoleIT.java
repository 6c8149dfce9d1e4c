package io.calibr.server.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.rules.Starter;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The console in a real browser: the way of a price through it, every page by itself, and the keyboard alone. */
@ExtendWith(CalibrServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {

    private static final String MIA = "Mia Merchandiser";
    private static final String OTTO = "Otto Approver";
    private static final String EXAMPLE = "PD-M282";
    private static final double A_MINUTE = 60_000;

    private final RunningCalibr calibr;
    private Browser chromium;
    private ConsolePage console;

    ConsoleIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeAll
    void aShopOnTheDayOfTheDemo() {
        chromium = Chromium.shared();
        calibr.bean(SeedDemo.class).seed("a password nobody types");
        var mia = client();
        new OpenShop(mia, step -> {}).open();
        new ShopWindow(Path.of(
                        System.getProperty("calibr.connections.directory"),
                        SeedDemo.TENANT.toString(),
                        DemoProject.CHANNEL_FILE))
                .openWith(Starter.shopPrices(DemoProject.DAY));
    }

    @BeforeEach
    void aWindow() {
        console = new ConsolePage(chromium, calibr.base());
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void aPriceGoesFromADryRunToTheShopAndBack() {
        console.signInAs(MIA);
        startDryRun();
        console.isAccessible("a run that waits for approval");
        console.picture("review");
        approverIsNeeded();

        console.page().getByPlaceholder("SKU or title").fill(EXAMPLE);
        console.button("Why this price[?] " + EXAMPLE).click();
        console.sees(console.dialog().getByText("19.99"));
        console.isAccessible("why this price");
        console.picture("why");
        console.press("Escape");
        var run = console.page().url().replaceAll("[?].*", "");
        console.signOut();

        console.signInAs(OTTO);
        console.page().navigate(run);
        console.button("Approve").click();
        console.sees(console.button("Apply 168 prices"));
        console.isAccessible("an approved run");
        console.button("Apply 168 prices").click();
        reaches("Applied");
        console.isAccessible("an applied run, with its toast");
        console.picture("applied");

        undo();
        console.signOut();
        console.signInAs(MIA);
        console.page().navigate(run);
        reaches("Rolled back");
    }

    @Test
    void everyPageIsAccessibleAndLooksAsDocumented() {
        console.open("sign-in");
        console.sees(console.button(MIA));
        console.isAccessible("sign-in");
        console.picture("sign-in");

        console.signInAs(MIA);
        console.sees(console.cell("BB-7421"));
        console.isAccessible("catalogue");
        console.picture("catalogue");

        console.open("catalogue?group=product");
        console.sees(console.page().getByRole(AriaRole.TREEGRID));
        console.isAccessible("catalogue by product");

        console.open("catalogue?q=nothing-is-called-so");
        console.seesText("Nothing matches");
        console.isAccessible("catalogue without a result");

        console.open("catalogue?sku=" + EXAMPLE);
        console.sees(console.dialog().getByText("Versions"));
        console.isAccessible("history of prices");
        console.forgiveRefusals();
        console.picture("history");

        console.open("rules");
        console.sees(console.heading("Rules"));
        console.sees(console.page().getByRole(AriaRole.TABLE));
        console.isAccessible("rules");
        console.picture("rules");

        console.page().getByRole(AriaRole.LINK, name("retail-offers")).first().click();
        console.sees(console.page().getByRole(AriaRole.GRID));
        console.isAccessible("a decision table");
        console.picture("table");

        console.open("runs");
        console.sees(console.heading("Runs"));
        console.isAccessible("runs");
        console.picture("runs");
        console.button("New dry run").first().click();
        console.sees(console.dialog().getByLabel("Price list"));
        console.isAccessible("asking for a dry run");
        console.press("Escape");

        console.open("audit");
        console.sees(console.button("Details of"));
        console.isAccessible("audit");
        console.picture("audit");
        console.button("Details of").first().click();
        console.sees(console.page().getByText("Request").filter(new Locator.FilterOptions().setVisible(true)));
        console.isAccessible("an audit row in full");

        console.open("no-such-page");
        console.isAccessible("a page that is not there");
    }

    @Test
    void theCopilotAnswersFromFiguresAndSaysWhatItCannotDo() {
        console.signInAs(MIA);
        console.press("Control+i");
        var copilot = console.dialog();
        ask(copilot, "lowest margins");
        console.sees(copilot.getByRole(AriaRole.TABLE));
        console.isAccessible("an answer of the copilot");
        console.picture("copilot");

        ask(copilot, "approve the newest run");
        console.sees(copilot.getByText(Pattern.compile("cannot|does not|will not", Pattern.CASE_INSENSITIVE))
                .last());
        console.isAccessible("a refusal of the copilot");
        console.press("Escape");
        assertThat(copilot).not().isVisible();
    }

    @Test
    void theKeyboardAloneIsEnough() {
        console.open("sign-in");
        console.sees(console.button(MIA));
        console.button(MIA).focus();
        console.press("Enter");
        console.sees(console.heading("Catalogue"));

        console.press("Tab");
        assertThat(console.link("Skip to the page")).isFocused();
        console.press("Control+k");
        console.sees(console.page().getByLabel("SKU, rule, run or page"));
        console.page().keyboard().type(EXAMPLE);
        console.sees(console.dialog().getByText(EXAMPLE));
        console.isAccessible("search");
        console.press("Enter");
        console.sees(console.dialog().getByText("Versions"));
        console.press("Escape");
        assertThat(console.dialog()).not().isVisible();

        console.press("g", "c");
        console.sees(console.cell("BB-7421"));
        console.cell("BB-7421").focus();
        console.press("Control+End");
        console.sees(console.cell("WB-H098"));
        console.press("Control+Home", "Enter");
        console.sees(console.dialog().getByText("Versions"));
        console.forgiveRefusals();
        console.press("Escape", "Control+k");
        console.sees(console.page().getByLabel("SKU, rule, run or page"));
        console.page().keyboard().type("runs");
        console.sees(console.dialog().getByText("Runs"));
        console.press("Enter");
        console.sees(console.heading("Runs"));
        console.press("?");
        console.seesText("Keyboard shortcuts");
        console.isAccessible("the keys");
        console.press("Escape", "g", "a");
        console.sees(console.heading("Audit"));
    }

    private void startDryRun() {
        console.link("Runs").click();
        console.button("New dry run").first().click();
        choose("Rulebook", "retail");
        choose("Price list", "Customer");
        console.dialog().getByLabel("As of").fill(DemoProject.DAY.toString());
        console.button("Start dry run").click();
        console.sees(console.button("Approve"));
        console.seesText("168");
        console.seesText("Web shop");
    }

    private void choose(String field, String option) {
        console.dialog()
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(field))
                .or(console.dialog().getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(field)))
                .first()
                .click();
        console.page().getByRole(AriaRole.OPTION, name(option)).first().click();
    }

    /** Who asked for a run does not approve it. */
    private void approverIsNeeded() {
        console.button("Approve").click();
        console.sees(console.page().getByRole(AriaRole.ALERT));
        console.isAccessible("a refused approval");
        console.forgiveRefusals();
        console.button("Close the message").click();
        console.sees(console.button("Approve"));
    }

    private void undo() {
        console.button("Undo").first().click();
        console.isAccessible("asking for an undo");
        console.button("Propose the undo").click();
        console.sees(console.heading("Undo"));
        console.signOut();
        console.signInAs(MIA);
        console.link("Runs").click();
        console.page().getByRole(AriaRole.LINK, name("Undo")).first().click();
        console.button("Approve").click();
        console.button("Apply \\d").click();
        reaches("Applied");
    }

    private void reaches(String state) {
        assertThat(console.page()
                        .getByRole(AriaRole.MAIN)
                        .getByText(state, new Locator.GetByTextOptions().setExact(true))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_MINUTE));
    }

    private void ask(Locator copilot, String question) {
        copilot.getByLabel("Your question").fill(question);
        console.press("Enter");
    }

    private static Page.GetByRoleOptions name(String part) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(part, Pattern.CASE_INSENSITIVE));
    }

    private ApiClient client() {
        var token = calibr.anonymous()
                .post(
                        "/api/auth/demo",
                        Json.createObjectBuilder()
                                .add("email", DemoProject.MERCHANDISER)
                                .build())
                .json()
                .getString("accessToken");
        return ApiClient.of(calibr.base()).as(token, DemoProject.PROJECT);
    }
}
