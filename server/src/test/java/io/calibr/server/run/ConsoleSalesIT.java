package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Sales and schedules as the console shows and decides them, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleSalesIT {

    private static final String RUN = "\"run\": {\"rulebook\": \"summer\", \"channel\": \"shop\"}";

    private final RunningCalibr calibr;
    private Shop shop;
    private ConsolePage console;

    ConsoleSalesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void anApproverWithNothingToDo() {
        Chromium.shared();
        shop = Shop.open(calibr.newTenant());
        console = new Visitor(calibr, shop.tenant(), "OWNER").opens("sales");
        console.seesText("No sale yet");
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void aSaleIsApprovedOpensAndIsEndedByTheKeyboard() {
        console.isAccessible("no sale yet");
        var sale = proposed("Cups for less");
        console.open("runs");
        console.sees(console.heading("Runs"));
        console.press("g", "s");
        var link = console.link("Cups for less");
        console.sees(link);
        console.isAccessible("sales");
        link.focus();
        console.press("Enter");
        console.sees(console.dialog().getByText("Approving it covers"));
        assertThat(console.dialog()).containsText("Tenth off");
        console.isAccessible("a sale that waits for approval");
        pressed(button("Approve"));
        assertThat(button("Approve")).hasCount(0);

        shop.layer(sale, "OPEN");
        assertThat(shop.shown().get("CUP")).isEqualTo("9.00");
        console.sees(console.dialog().getByText("Ends by itself"));
        assertThat(console.dialog().locator(".side-runs li")).hasCount(1);
        console.isAccessible("a sale that is open");
        pressed(button("End now"));
        console.sees(console.page().getByText("End this sale now?"));
        console.isAccessible("asking whether a sale ends");
        console.press("Enter");
        console.sees(console.dialog().getByText("Over."));

        shop.layer(sale, "ENDED");
        assertThat(shop.shown().get("CUP")).isEqualTo("10.00");
        assertThat(console.dialog().locator(".side-runs li")).hasCount(2);
        console.press("Escape");
        assertThat(console.dialog()).hasCount(0);
        console.seesText("Ended");
        assertThat(link).isFocused();
        console.press("Enter");
        pressed(console.dialog().locator(".side-runs a").first());
        console.sees(console.heading("Sale"));
    }

    @Test
    void nobodyApprovesTheirOwnSaleButMayWithdrawIt() {
        var sale = proposed("Cups for less");
        try (var editor = new Visitor(calibr, shop.tenant(), "EDITOR").opens("sales?id=" + sale)) {
            editor.sees(editor.dialog().getByText("You asked for this sale"));
            editor.dialog().getByText("Approve", exactly()).click();
            editor.sees(editor.dialog().getByRole(AriaRole.ALERT));
            editor.isAccessible("a sale that its planner may not approve");
            editor.forgiveRefusals();

            editor.dialog().getByText("Withdraw", exactly()).click();
            editor.page()
                    .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Withdraw this sale?"))
                    .getByText("Withdraw", exactly())
                    .click();
            editor.sees(editor.dialog().getByText("Taken away."));
            editor.wentWell();
        }

        assertThat(shop.layer(sale).getString("state")).isEqualTo("REMOVED");
        console.open("sales?state=OPEN");
        console.seesText("No sale matches");
        console.isAccessible("sales without a result");
        console.button("Any state").click();
        console.sees(console.link("Cups for less"));
    }

    @Test
    void aScheduleShowsItsTimesAndTheirRunsAndIsTakenAway() {
        var soon = Instant.now().plus(Duration.ofSeconds(2));
        created("{\"name\": \"Nightly\", \"cron\": \"30 2 * * *\", " + RUN + "}");
        var once = created("{\"name\": \"Once\", \"at\": \"" + soon + "\", " + RUN + "}");
        Shop.eventually(
                () -> Shop.ok(200, shop.editor().get("/api/v1/schedules/" + once))
                        .json(),
                schedule -> schedule.getJsonArray("fires").toString().contains("\"DONE\""));

        console.open("sales?view=schedules");
        console.sees(console.link("Nightly"));
        console.sees(console.page().getByText("Done", new Page.GetByTextOptions().setExact(true)));
        console.isAccessible("schedules");
        console.link("Once").click();
        console.sees(console.dialog().getByText("It comes no more."));
        assertThat(console.dialog().locator(".side-runs li")).hasCount(1);
        console.isAccessible("a schedule that came");
        console.dialog().locator(".side-runs a").click();
        console.sees(console.page().getByText("Waits for approval"));

        console.open("sales?view=schedules");
        console.link("Nightly").click();
        console.dialog().getByText("Take away", exactly()).click();
        console.page()
                .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Take this schedule away?"))
                .getByText("Take away", exactly())
                .click();
        assertThat(console.link("Nightly")).hasCount(0);
        assertThat(shop.items("/api/v1/schedules")).hasSize(1);
    }

    @Test
    void aViewerLooksAndDecidesNothing() {
        var sale = proposed("Cups for less");
        try (var viewer = new Visitor(calibr, shop.tenant(), "VIEWER").opens("sales?id=" + sale)) {
            viewer.sees(viewer.dialog().getByText("Waits for somebody who may approve it"));
            assertThat(viewer.dialog().getByText("Approve", exactly())).hasCount(0);
            viewer.wentWell();
        }
    }

    /** Of the cups, from yesterday on. */
    private String proposed(String name) {
        var now = Instant.now();
        return shop.proposedSale(
                name,
                "tenth-off",
                now.minus(Duration.ofDays(1)).toString(),
                now.plus(Duration.ofDays(9)).toString(),
                5);
    }

    private String created(String schedule) {
        return Shop.id(Shop.ok(201, shop.editor().post("/api/v1/schedules", schedule)));
    }

    private void pressed(Locator what) {
        what.focus();
        console.press("Enter");
    }

    private Locator button(String name) {
        return console.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
