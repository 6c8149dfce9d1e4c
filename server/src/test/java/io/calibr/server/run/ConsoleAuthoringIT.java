package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/** Beside the cells: new rules, the builder, schedules, versions that come back, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleAuthoringIT {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,stock >,percent,note
            cups,Kitchen > Cups,,-10,all of them
            rest,,,0,
            """;

    private final RunningCalibr calibr;
    private Shop shop;
    private String rule;
    private ConsolePage console;

    ConsoleAuthoringIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTableThatWasPublishedOnce() {
        Chromium.shared();
        shop = Shop.open(calibr.newTenant());
        rule = shop.rule("Offers", OFFERS);
        console = new Visitor(calibr, shop.tenant(), "EDITOR").opens("rules/" + rule);
        console.sees(grid());
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void aRuleIsCreatedEmptyAndOneIsBuiltInAForm() {
        console.open("rules");
        console.button("New rule").click();
        console.isAccessible("a new rule");
        console.dialog().getByLabel("Name").fill("Autumn");
        console.inDialog("Create").click();
        console.sees(console.heading("Autumn"));
        console.button("Add row").click();
        console.isAccessible("a table that was just begun");

        console.open("rules");
        console.button("New rule").click();
        console.dialog().getByText("The builder", exactly()).click();
        console.dialog().getByLabel("Name").fill("Built");
        console.inDialog("Create").click();
        console.sees(console.heading("Built"));
        console.button("Add a condition").click();
        console.isAccessible("a rule that is built");
        console.page().getByLabel("Weekly").fill("mon-fri 16:00-18:00");
        console.sees(console.page().getByText("Not saved yet"));
    }

    @Test
    void theScheduleOfATableIsSetShownAndUndone() {
        console.button("More for the table").click();
        console.isAccessible("the menu of a table");
        item("Stage, hit policy").click();
        console.dialog().getByLabel("From").fill("2026-11-27T00:00");
        console.dialog().getByLabel("Weekly").fill("mon-fri 16:00-18:00");
        console.isAccessible("what stands above a table");
        console.inDialog("Change").click();
        console.seesText("from 2026-11-27 00:00 mon-fri 16:00-18:00");
        assertThat(text()).contains("# effective: 2026-11-27T00:00 ..").contains("# weekly: mon-fri 16:00-18:00");

        console.button("Undo").click();
        assertThat(console.page().getByText("mon-fri 16:00-18:00")).hasCount(0);
        saved();
        assertThat(text()).isEqualTo(OFFERS);
    }

    @Test
    void aVersionIsRestored() {
        changesTo("-40");
        console.button("Versions").click();
        console.dialog()
                .getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("Versions"))
                .click();
        console.inDialog("Restore").click();
        console.seesText("The draft is version 1 again");
        assertThat(text()).isEqualTo(OFFERS);
    }

    @Test
    void madeUpFactsLightUpTheirRow() {
        console.button("Test").click();
        console.page().getByText("Made-up facts").click();
        console.page().getByLabel("Category").last().fill("Kitchen > Cups");
        console.page().getByLabel("Regular").last().fill("10.00");
        console.press("Enter");
        assertThat(console.page().locator(".row-acting")).containsText("cups");
        console.isAccessible("facts that are tried");
    }

    @Test
    void whatIsNotSavedOutlastsAReload() {
        console.page().onDialog(dialog -> dialog.accept());
        console.page().route("**/table", route -> {
            if (route.request().method().equals("PATCH")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        console.cell("-10").click();
        console.page().keyboard().type("-25");
        console.press("Enter");
        assertThat(console.page().locator(".save-note")).containsText("The server cannot be reached");
        console.page().unroute("**/table");
        console.page().reload();
        console.sees(console.cell("-25"));
        saved();
        assertThat(text()).contains(",-25,");
        console.forgiveRefusals();
    }

    private void changesTo(String percent) {
        console.cell("-10").click();
        console.page().keyboard().type(percent);
        console.press("Enter");
        console.sees(console.cell(percent));
        saved();
        assertThat(text()).contains(percent);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private Locator grid() {
        return console.page().getByRole(AriaRole.GRID);
    }

    private Locator item(String name) {
        return console.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    private void saved() {
        assertThat(console.page().locator(".save-note")).hasText("All changes saved");
    }

    /** What the server has as the draft. */
    private String text() {
        return Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule)).json().getString("text");
    }
}
