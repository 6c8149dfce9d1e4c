package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Going back to the prices of an instant, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleUndoToIT {

    private final RunningCalibr calibr;
    private Shop shop;
    private ConsolePage console;
    private String lowered;

    ConsoleUndoToIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    /** Its prices were imported on one day in July, and lowered by a run on the next. */
    @BeforeEach
    void aShopWhosePricesWereLowered() {
        console = new ConsolePage(Chromium.shared(), calibr.base());
        var tenant = calibr.newTenant();
        Shop.reopened(tenant).clock("2024-07-09T12:00:00Z");
        shop = Shop.open(tenant);
        shop.clock("2024-07-11T12:00:00Z");
        lowered = shop.applied().getString("id");
        shop.clockOfTheWall();
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void whatRunsHaveWrittenSinceIsReviewedAndPutBack() {
        opens("EDITOR");
        console.button("Go back to an instant").focus();
        console.press("Enter");
        var instant = instant();
        assertThat(instant).isFocused();
        assertThat(button("See what it puts back")).isDisabled();
        instant.fill("2999-01-01T00:00");
        console.sees(console.dialog().getByText("still to come"));
        console.isAccessible("going back to what is still to come");
        instant.fill("2024-07-10T12:00");
        console.sees(console.dialog().getByText("run " + lowered.substring(lowered.length() - 6)));
        console.dialog().getByLabel("Reason").fill("Summer came too early");
        console.isAccessible("going back to an instant");
        button("See what it puts back").click();

        console.sees(console.heading("Undo"));
        console.sees(console.page().getByText("Prices to put back"));
        console.isAccessible("what going back to an instant puts back");
        var undo = console.page().url().replaceAll(".*/|[?].*", "");
        assertThat(shop.run(undo).getJsonObject("inputs")).doesNotContainKey("undoOf");
        shop.apply(shop.approved(undo));
        assertThat(shop.shown()).containsEntry("CUP", "10.00").containsEntry("MUG", "20.00");
    }

    @Test
    void someSkusAloneAreNamedAndWhereThereIsNothingItIsSaid() {
        opens("EDITOR");
        console.button("Go back to an instant").click();
        instant().fill("2024-07-10T12:00");
        console.dialog().getByLabel("SKUs").fill("POT");
        button("See what it puts back").click();
        console.sees(console.dialog().getByRole(AriaRole.ALERT));
        console.isAccessible("there is nothing to go back to");
        console.forgiveRefusals();

        console.dialog().getByLabel("SKUs").fill("MUG");
        button("See what it puts back").click();

        console.sees(console.heading("Undo"));
        var undo = console.page().url().replaceAll(".*/|[?].*", "");
        assertThat(shop.items("/api/v1/runs/" + undo + "/targets"))
                .singleElement()
                .satisfies(target -> assertThat(target.getString("sku")).isEqualTo("MUG"));
    }

    @Test
    void whoOnlyLooksGoesNowhere() {
        opens("VIEWER");

        console.seesText("Applied");
        assertThat(console.button("Go back to an instant")).hasCount(0);
    }

    private void opens(String role) {
        new Visitor(calibr, shop.tenant(), role).signsIn(console, "runs");
    }

    private Locator instant() {
        return console.dialog().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Instant"));
    }

    private Locator button(String name) {
        return console.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
