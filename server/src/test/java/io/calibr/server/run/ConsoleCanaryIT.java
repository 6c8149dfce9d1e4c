package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Runs that begin with a few prices, wait, drift or are undone in part, as the console shows them in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleCanaryIT {

    private static final double PATIENCE = 30_000;

    private final RunningCalibr calibr;
    private final Shop shop;

    @RegisterExtension
    private final ConsolePage console;

    ConsoleCanaryIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.shop = Shop.open(calibr.newTenant());
        this.console = new ConsolePage(Chromium.shared(), calibr.base());
    }

    @Test
    void aRunIsAppliedWithACanaryByTheKeyboard() {
        var run = shop.approved();
        opens("EDITOR", run);
        console.button("Apply with a canary").focus();
        console.press("Enter");
        var share = console.dialog().getByLabel("Begin with, %");
        assertThat(share).isFocused();
        console.sees(console.dialog().getByText("1 of 2 prices is written first; that one is watched for 10 minutes."));
        console.isAccessible("asking how a run begins");
        share.fill("0");
        console.sees(console.dialog().getByText("A number above 0, at most 100"));
        assertThat(console.inDialog("Apply 2 prices")).isDisabled();
        console.isAccessible("a canary that cannot be");

        share.fill("50");
        console.dialog().getByLabel("Watch for").fill("1");
        console.dialog().getByLabel("Unit").selectOption("hours");
        console.dialog().getByLabel("May fail").fill("10");
        console.press("Enter");

        reaches("1 of 2 written, watching until");
        var asked = shop.run(run).getJsonObject("canary").getJsonObject("asked");
        assertThat(asked.getJsonArray("steps").getInt(0)).isEqualTo(50);
        assertThat(asked.getString("watch")).isEqualTo("PT1H");
        assertThat(asked.getInt("maxErrorShare")).isEqualTo(10);
        assertThat(asked.getInt("maxDriftShare")).isZero();
    }

    @Test
    void aCanaryThatLeavesNoRestIsSaidBeforeAndOneInStepsIsAsked() {
        var run = shop.approved();
        opens("EDITOR", run);
        console.button("Apply with a canary").click();
        console.dialog().getByText("A number", exactly()).click();
        console.sees(console.dialog().getByText("That leaves no rest of 2 prices"));
        console.dialog().getByText("In steps", exactly()).click();
        console.sees(console.dialog().getByText("1 of 2 prices is written first"));
        console.isAccessible("a canary in steps");

        console.press("Escape");

        assertThat(console.dialog()).hasCount(0);
        assertThat(console.button("Apply with a canary")).isFocused();
        console.button("Apply 2 prices").click();
        reaches("Every price was written.");
        assertThat(shop.run(run)).doesNotContainKey("canary");
    }

    @Test
    void whoAppliesARunMaySayOtherwiseThanTheUsualCanary() {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/canary/policy", """
                        {"canary": {"count": 1, "watch": "PT1H"}}"""));
        var run = shop.approved();
        opens("EDITOR", run);
        reaches("It begins with the usual canary of the project.");
        console.button("Apply otherwise").click();
        console.sees(console.dialog().getByText("that one is watched for 1 hour."));
        console.dialog().getByText("All at once", exactly()).click();
        console.sees(console.dialog().getByText("without the usual canary of the project"));
        console.isAccessible("a run that is to be applied without the usual canary");
        console.inDialog("Apply 2 prices").click();

        reaches("Every price was written.");
        assertThat(shop.run(run).getJsonObject("canary").getJsonArray("sizes")).isEmpty();
    }

    @Test
    void aCanaryIsWatchedHaltsTheRunAndIsUndone() {
        var run = watched();
        opens("EDITOR", run);
        reaches("1 of 2 written, watching until");
        console.arrives();
        console.isAccessible("a run whose canary is watched");

        shop.write(Map.of("CUP", "8.00", "MUG", "16.00", "POT", "50.00"));
        shop.tenant().execute("update canary set watch_until = now()");

        reaches("Halted: of 1 written prices the channel shows 1 differently");
        console.sees(aside().getByText("1 shown differently; 0.0 % may be"));
        console.isAccessible("a run that its canary halted");
        console.open("runs");
        reaches("of 1 written prices the channel shows 1 differently");
        console.isAccessible("the list with a run that its canary halted");
        console.page().goBack();
        console.button("Undo").click();
        console.inDialog("Propose the undo").click();
        console.sees(console.heading("Undo"));
        assertThat(shop.run(run).getString("state")).isEqualTo("CANCELLED");
    }

    @Test
    void aHaltedRunGoesOnWhenSomebodySaysSo() {
        var run = watched();
        shop.write(Map.of("CUP", "8.00", "MUG", "16.00", "POT", "50.00"));
        shop.tenant().execute("update canary set watch_until = now()");
        opens("EDITOR", run);
        reaches("Halted: of 1 written prices");

        console.button("Resume").click();

        reaches("somebody had the rest written all the same");
        console.isAccessible("a run whose canary was overruled");
    }

    @Test
    void aRunThatAFreezeHaltedSaysSo() {
        var run = shop.approved();
        shop.tenant().execute("update connection set paused_until = now() + interval '1 hour'");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), "APPLYING"::equals);
        Shop.ok(200, shop.owner().post("/api/v1/freeze", "{\"reason\": \"stocktaking\"}"));

        opens("EDITOR", run);

        reaches("Halted: frozen: stocktaking.");
        console.isAccessible("a run that a freeze halted");
    }

    @Test
    void whatDriftedIsShownBesideWhatWasIntendedAndWhoLooked() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.00", "MUG", "7.77", "POT", "50.00"));
        opens("EDITOR", run);

        console.button("Read back").click();

        console.sees(aside().getByText("MUG $7.77 in place of $18.00"));
        console.sees(aside().getByText("asked by EDITOR"));
        console.isAccessible("a run with a price that drifted");
    }

    @Test
    void aPartIsMarkedByTheKeyboardAndUndoneAndWhoChangedTheRestSinceIsSaid() {
        var run = shop.applied().getString("id");
        opens("EDITOR", run);
        console.page().getByLabel("Mark MUG").focus();
        console.press("x");
        assertThat(console.page().getByLabel("Mark MUG")).isChecked();
        console.isAccessible("a written run with a marked price");
        console.button("Undo this price").click();
        console.dialog().getByLabel("Reason").fill("Mugs were too cheap");
        console.isAccessible("the question before a price is undone");
        console.inDialog("Propose the undo").click();

        console.sees(console.heading("Undo"));
        var undo = console.page().url().replaceAll(".*/|[?].*", "");
        assertThat(shop.items("/api/v1/runs/" + undo + "/targets"))
                .singleElement()
                .satisfies(target -> assertThat(target.getString("sku")).isEqualTo("MUG"));
        shop.write(Map.of("CUP", "9.00", "MUG", "7.77", "POT", "50.00"));
        shop.apply(shop.approved(undo));
        console.page().reload();
        console.sees(console.page().getByText("Edited elsewhere: $7.77"));
        console.isAccessible("an undo that says who changed a price");
        console.open("runs/" + run);
        console.sees(console.page().getByLabel("Mark CUP"));
    }

    @Test
    void whoOnlyLooksMarksNothing() {
        opens("VIEWER", shop.applied().getString("id"));

        reaches("Every price was written.");
        assertThat(console.page().getByLabel("Mark CUP")).hasCount(0);
    }

    /** A run of two prices, one of which is written and watched for an hour. */
    private String watched() {
        var run = shop.approved();
        Shop.ok(
                202,
                shop.editor()
                        .post("/api/v1/runs/" + run + "/apply", "{\"canary\": {\"count\": 1, \"watch\": \"PT1H\"}}"));
        Shop.eventually(() -> shop.run(run).getJsonObject("canary"), canary -> canary.containsKey("watchUntil"));
        return run;
    }

    private void opens(String role, String run) {
        new Visitor(calibr, shop.tenant(), role).signsIn(console, "runs/" + run);
    }

    private Locator aside() {
        return console.page().getByLabel("About this run");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private void reaches(String sentence) {
        assertThat(console.page().getByRole(AriaRole.MAIN).getByText(sentence).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }
}
