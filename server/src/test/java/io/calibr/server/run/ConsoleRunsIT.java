package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What a person decides about a run, pressed in a real browser, and each state a run comes to. */
@ExtendWith(CalibrServer.class)
class ConsoleRunsIT {

    private static final String REST = "update connection set paused_until = now() + interval '1 hour'";
    private static final String GO_ON = "update connection set paused_until = null";
    private static final double PATIENCE = 30_000;

    private final RunningCalibr calibr;
    private final Shop shop;

    @RegisterExtension
    private final ConsolePage console;

    ConsoleRunsIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.shop = Shop.open(calibr.newTenant());
        this.console = new ConsolePage(Chromium.shared(), calibr.base());
    }

    @Test
    void aRunIsRejectedWithAReason() {
        opens("OWNER", shop.dryRun());

        console.button("Reject").click();
        console.sees(console.dialog().getByLabel("Reason"));
        console.isAccessible("the question before a rejection");
        console.dialog().getByLabel("Reason").fill("Too deep for July");
        console.inDialog("Reject").click();

        reaches("Rejected");
        console.sees(console.page().getByText("Too deep for July"));
        console.isAccessible("a rejected run");
        console.open("audit?action=run.rejected");
        console.sees(console.page().getByText("Too deep for July"));
    }

    @Test
    void aRejectionCanBeThoughtOver() {
        opens("OWNER", shop.dryRun());

        console.button("Reject").click();
        console.press("Escape");

        assertThat(console.dialog()).not().isVisible();
        assertThat(console.button("Reject")).isFocused();
        reaches("Waits for approval");
    }

    @Test
    void aRunIsPausedAndGoesOn() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        opens("EDITOR", run);
        console.button("Apply 2 prices").click();
        reaches("Applying");
        console.sees(console.page().getByText("0 of 2 prices are done"));
        console.isAccessible("a run that is being written");

        console.button("Pause").click();
        reaches("Paused");
        console.sees(console.page().getByText("Run paused"));
        assertThat(console.button("Resume")).isEnabled();
        console.isAccessible("a paused run");
        console.open("runs");
        console.sees(console.page().getByText("Paused"));
        console.isAccessible("the list with a paused run");
        console.page().goBack();
        shop.tenant().execute(GO_ON);
        console.button("Resume").click();

        reaches("Applied");
        console.isAccessible("a run that was paused and is applied");
    }

    @Test
    void aRunIsCancelled() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        opens("EDITOR", run);
        console.button("Apply 2 prices").click();
        reaches("Applying");
        console.open("runs");
        console.sees(console.page().getByText("Applying"));
        console.isAccessible("the list with a run that is being written");
        console.page().goBack();

        console.button("Cancel run").click();
        console.sees(console.dialog().getByText("What is written stays"));
        console.isAccessible("the question before a run is cancelled");
        console.inDialog("Cancel the run").click();

        reaches("Cancelled");
        console.isAccessible("a cancelled run");
        org.assertj.core.api.Assertions.assertThat(shop.shown()).containsEntry("CUP", "10.00");
    }

    @Test
    void whatFailedIsTriedAgain() {
        var run = shop.approved();
        shop.write(Map.of("CUP", "10.00", "POT", "50.00"));
        opens("EDITOR", run);
        console.button("Apply 2 prices").click();
        reaches("Partly written");
        console.sees(console.page().getByText("1 price failed"));
        console.isAccessible("a run that failed in part, with its toast");
        console.button("Show").first().click();
        console.sees(console.page().getByText("MUG"));
        console.isAccessible("the failed prices of a run");

        shop.write(Map.of("CUP", "9.00", "MUG", "20.00", "POT", "50.00"));
        console.button("Retry failed").first().click();

        reaches("Applied");
        console.isAccessible("a run whose failed prices were tried again");
        org.assertj.core.api.Assertions.assertThat(shop.shown()).containsEntry("MUG", "18.00");
    }

    @Test
    void aRunOfWhichNothingCouldBeWritten() {
        var run = shop.approved();
        shop.write(Map.of("POT", "50.00"));
        opens("EDITOR", run);

        console.button("Apply 2 prices").click();

        reaches("Failed");
        console.sees(console.page().getByText("2 prices failed"));
        console.isAccessible("a failed run");
        console.open("runs");
        console.sees(console.page().getByText("Failed"));
        console.isAccessible("the list with a failed run");
    }

    @Test
    void whatSomebodyElseEditedIsLeftAloneAndFoundAgain() {
        var run = shop.approved();
        shop.write(Map.of("CUP", "10.00", "MUG", "21.00", "POT", "50.00"));
        opens("EDITOR", run);
        console.button("Apply 2 prices").click();
        reaches("Partly written");
        console.sees(console.page().getByText("1 price was left alone"));
        console.button("Left alone").click();
        console.sees(console.page().getByText("MUG"));
        console.isAccessible("prices that were left alone");

        shop.write(Map.of("CUP", "7.77", "MUG", "21.00", "POT", "50.00"));
        console.button("Read back").click();

        console.sees(console.heading("Read back"));
        console.isAccessible("a run that was read back and is not as intended");
    }

    @Test
    void anUndoLeavesAloneWhatChangedSince() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.00", "MUG", "7.77", "POT", "50.00"));
        opens("EDITOR", run);
        console.button("Undo").click();
        console.inDialog("Propose the undo").click();
        console.sees(console.heading("Undo"));
        console.isAccessible("an undo that waits for approval");

        var undo = console.page().url().replaceAll(".*/|[?].*", "");
        shop.apply(shop.approved(undo));
        console.page().reload();
        console.sees(console.button("Left alone"));
        console.isAccessible("an undo that left a price alone");
        console.open("runs/" + run);
        reaches("Partly rolled back");
        console.isAccessible("a run that is rolled back in part");
    }

    @Test
    void aRunThatANewerOneReplacedHasExpired() {
        var old = shop.dryRun();
        shop.approved();

        opens("OWNER", old);

        reaches("Expired");
        console.isAccessible("an expired run");
    }

    @Test
    void whoOnlyLooksIsOfferedNothing() {
        opens("VIEWER", shop.dryRun());

        reaches("Waits for approval");
        console.sees(console.page().getByText("Waits for somebody who may approve it"));
        assertThat(console.button("Approve")).not().isVisible();
        console.isAccessible("a run for somebody who only looks");
    }

    @Test
    void theHistoryDoesNotMoveWhenItsChartComesLate() {
        shop.applied();
        new Visitor(calibr, shop.tenant(), "OWNER").signsIn(console, "runs");
        var chart = console.hold("**/assets/PriceChart*");
        console.open("catalogue?sku=CUP");
        console.sees(console.dialog().getByText("Final price"));
        console.isAccessible("a history before its chart");
        console.watchesMoves();

        chart.letGo();

        console.sees(console.dialog().getByLabel("Prices over time").locator("canvas"));
        org.assertj.core.api.Assertions.assertThat(console.moved()).isZero();
        console.isAccessible("a history with its chart");
    }

    @Test
    void whatOpensBelowAFieldOrAButton() {
        shop.dryRun();
        new Visitor(calibr, shop.tenant(), "OWNER").signsIn(console, "runs");
        console.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("State"))
                .or(console.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("State")))
                .first()
                .click();
        console.sees(console.page().getByRole(AriaRole.OPTION));
        console.isAccessible("the states to choose from");
        console.press("Escape");
        console.link("Catalogue").click();
        console.button("New dry run").click();
        console.sees(console.page().getByRole(AriaRole.MENUITEM));
        console.isAccessible("the rulebooks to choose from");
    }

    @Test
    void aRunThatIsNotThere() {
        new Visitor(calibr, shop.tenant(), "OWNER").signsIn(console, "runs/0197aa00-0000-7000-8000-000000000000");

        console.seesText("No such run");
        console.isAccessible("a run that is not there");
        console.forgiveRefusals();
    }

    @Test
    void aNarrowWindowHoldsEveryPage() {
        var run = shop.applied().getString("id");
        opens("OWNER", run);
        console.page().setViewportSize(390, 844);
        reaches("Applied");
        console.isAccessible("a run in a narrow window");
        assertThat(console.page().getByLabel(Pattern.compile(".*: account")))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));

        for (var page : new String[] {
            "catalogue", "catalogue?sku=CUP", "rules", "rules/tenth-off", "runs", "connectors", "audit"
        }) {
            console.open(page);
            console.sees(console.page().getByRole(AriaRole.HEADING));
            console.arrives();
            console.isAccessible(page + " in a narrow window");
        }
        console.open("runs");
        console.button("Pages").click();
        console.sees(console.link("Audit"));
        console.isAccessible("the pages in a narrow window");
    }

    private void opens(String role, String run) {
        new Visitor(calibr, shop.tenant(), role).signsIn(console, "runs/" + run);
        console.sees(
                console.page().getByRole(AriaRole.CONTENTINFO).or(console.page().getByLabel("Decide")));
    }

    private void reaches(String state) {
        assertThat(console.page()
                        .getByRole(AriaRole.MAIN)
                        .getByText(state, new Locator.GetByTextOptions().setExact(true))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }
}
