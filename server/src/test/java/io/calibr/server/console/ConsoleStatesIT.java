package io.calibr.server.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import io.calibr.server.testing.Visitor;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The console where there is nothing yet, nothing any more, or no answer, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleStatesIT {

    private static final List<String> PAGES =
            List.of("Catalogue", "Rules", "Runs", "Sales", "Connectors", "Settings", "Audit");
    private static final String API = "**/api/v1/**";

    private final RunningCalibr calibr;
    private TestTenant tenant;
    private Visitor owner;
    private ConsolePage console;

    ConsoleStatesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void anEmptyProject() {
        Chromium.shared();
        tenant = calibr.newTenant();
        owner = new Visitor(calibr, tenant, "OWNER");
        console = owner.opens("catalogue");
        console.seesText("No price list yet");
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void anEmptyProjectSaysWhatComesFirst() {
        console.isAccessible("an empty catalogue without a price list");
        console.link("Rules").click();
        console.seesText("No rule yet");
        console.isAccessible("no rules yet");
        console.link("Runs").click();
        console.seesText("No run yet");
        console.isAccessible("no runs yet");
        console.button("New dry run").first().click();
        console.sees(console.dialog().getByLabel("Price list"));
        console.isAccessible("asking for a dry run where there is nothing to ask for");
        console.press("Escape");
        console.link("Audit").click();
        console.seesText("Nothing has happened yet");
        console.isAccessible("an empty audit");

        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"name\": \"Retail\"}");
        console.open("catalogue");
        console.seesText("No SKUs yet");
        console.isAccessible("an empty catalogue with a price list");
    }

    @Test
    void whoIsInNoProjectIsToldWhomToAsk() {
        tenant.execute("delete from membership where role = 'VIEWER'");

        var viewer = new Visitor(calibr, tenant, "VIEWER");
        viewer.signsIn(console, "catalogue");

        console.seesText("No project yet");
        console.isAccessible("no project");
        console.page().getByLabel(Pattern.compile(".*: account")).click();
        console.sees(console.page().getByRole(AriaRole.MENU));
        console.isAccessible("the menu of somebody without a project");
    }

    @Test
    void whoIsInSeveralProjectsChooses() {
        tenant.owner().post("/api/v1/projects", "{\"slug\": \"outlet\", \"name\": \"Outlet\"}");
        console.page().reload();
        console.page().getByLabel(Pattern.compile(".*: account")).click();
        console.sees(console.page().getByRole(AriaRole.MENUITEMRADIO));
        console.isAccessible("the menu of somebody with two projects");

        console.page()
                .getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Outlet"))
                .click();
        console.link("Audit").click();

        console.seesText("Project founded");
        console.isAccessible("the audit of a new project");
    }

    @Test
    void aSearchThatFindsNothingSaysSo() {
        console.press("Control+k");
        console.page().getByLabel("SKU, rule, run or page").fill("nothing is called so");

        console.seesText("Nothing is called");
        console.isAccessible("a search that finds nothing");
    }

    @Test
    void whatIsLoadingIsSaidAndShown() {
        for (var page : PAGES) {
            console.open("no-such-page");
            console.sees(console.heading("No such page"));
            var answers = console.hold(API);
            console.link(page).click();
            console.sees(console.page().locator("[aria-busy=true]"));
            console.isAccessible(page + " while it loads");
            answers.letGo();
            assertThat(console.page().locator("[aria-busy=true]")).hasCount(0);
        }
        var me = console.hold("**/api/auth/me");
        console.open("catalogue");
        console.sees(console.page().locator("[aria-busy=true]"));
        console.isAccessible("the console before it knows who is there");
        me.letGo();
        console.seesText("No price list yet");
    }

    @Test
    void aServerThatFailsIsSaidAndAskedAgain() {
        console.open("no-such-page");
        console.sees(console.heading("No such page"));
        projectIs("Nowhere/Land");
        for (var page : PAGES) {
            console.link(page).click();
            console.seesText("Something went wrong on our side");
            console.isAccessible(page + " of a server that fails");
        }
        console.press("Control+i");
        console.dialog().getByLabel("Your question").fill("lowest margins");
        console.press("Enter");
        console.sees(console.dialog().getByText("Something went wrong on our side"));
        console.isAccessible("the copilot of a server that fails");
        console.press("Escape");
        assertThat(console.dialog()).not().isVisible();

        projectIs("UTC");
        console.button("Try again").click();

        console.seesText("Nothing has happened yet");
        console.forgiveRefusals();
    }

    @Test
    void aServerThatIsGoneIsSaidAndAskedAgain() {
        console.page().route("**/api/**", Route::abort);
        for (var page : PAGES.subList(1, PAGES.size())) {
            console.link(page).click();
            console.seesText("The server cannot be reached");
            console.isAccessible(page + " of a server that is gone");
        }
        console.press("Control+i");
        console.dialog().getByLabel("Your question").fill("lowest margins");
        console.press("Enter");
        console.sees(console.dialog().getByText("The server cannot be reached"));
        console.sees(console.button("Ask again"));
        console.isAccessible("the copilot of a server that is gone");
        console.press("Escape");
        assertThat(console.dialog()).not().isVisible();

        console.page().unroute("**/api/**");
        console.button("Try again").click();

        console.seesText("Nothing has happened yet");
        console.forgiveRefusals();
    }

    @Test
    void aPageThatBreaksLeavesTheOthersAlone() {
        console.page()
                .route(
                        "**/api/v1/runs?*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"items\": [{}]}")));
        console.link("Runs").click();
        console.seesText("This page broke");
        console.isAccessible("a page that broke");

        console.link("Audit").click();
        console.seesText("Nothing has happened yet");
        console.forgive("TypeError|Cannot read");
    }

    @Test
    void aMachineWithoutANetworkIsNotKeptWaiting() {
        console.link("Audit").click();
        console.seesText("Nothing has happened yet");
        console.unplug(true);

        console.page().getByLabel("From day").fill("2026-01-01");

        console.seesText("The server cannot be reached");
        console.forgiveRefusals();
    }

    @Test
    void whoCannotSayWhoTheyAreSeesWhy() {
        console.page().route("**/api/auth/me", Route::abort);

        console.open("catalogue");

        console.seesText("The server cannot be reached");
        console.isAccessible("the console that cannot learn who is there");
        console.forgiveRefusals();
    }

    @Test
    void aSessionThatEndedLeadsBackToThePage() {
        tenant.execute("update app_user set disabled_at = now() where name = 'OWNER'");
        console.link("Audit").click();
        console.sees(console.heading("Sign in to Calibr"));
        assertThat(console.page()).hasURL(Pattern.compile(".*sign-in[?]next=%2Faudit"));
        console.isAccessible("sign-in after a session ended");
        console.forgiveRefusals();

        console.page().getByLabel("E-mail").fill("nobody@nowhere.example");
        console.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill("wrong");
        console.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        console.sees(console.page().getByRole(AriaRole.ALERT));
        console.isAccessible("a refused sign-in");
        console.forgiveRefusals();

        tenant.execute("update app_user set disabled_at = null where name = 'OWNER'");
        owner.signsIn(console, "sign-in?next=%2Faudit");
        console.seesText("Nothing has happened yet");
    }

    /** In a time zone that does not exist every route of the project answers 500. */
    private void projectIs(String zone) {
        tenant.execute("update project set zone = ?", zone);
    }
}
