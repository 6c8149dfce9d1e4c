package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A decision table edited in a real browser, with the keyboard; what is typed is what the server has. */
@ExtendWith(CalibrServer.class)
class ConsoleEditorIT {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,stock >,percent,note
            cups,Kitchen > Cups,,-10,all of them
            many,Kitchen,5,-20,
            rest,,,0,
            """;

    private final RunningCalibr calibr;
    private Shop shop;
    private String rule;
    private ConsolePage console;

    ConsoleEditorIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTableThatWasPublishedOnce() {
        Chromium.shared();
        shop = Shop.open(calibr.newTenant());
        rule = shop.rule("Offers", OFFERS);
        console = editorOpens("rules/" + rule);
        console.sees(grid());
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void aMistakeIsTypedFoundUndoneAndTheRestIsPublished() {
        cell("many", 3).click();
        type("x9");
        console.press("Enter");
        saved();
        console.sees(console.page().getByText("1 error"));
        assertThat(grid().locator("[role=gridcell][aria-invalid=true]")).containsText("x9");
        console.isAccessible("a table with a mistake that was typed");

        console.press("Control+z");
        saved();
        assertThat(text()).isEqualTo(OFFERS);

        cell("many", 3).click();
        type("-25");
        console.press("Enter");
        saved();
        console.button("Publish").click();
        console.sees(console.dialog().getByText("-25"));
        console.isAccessible("asking why a version is published");
        console.dialog().getByLabel("Why").fill("more of the many");
        console.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        console.seesText("Version 2 is published");

        console.button("Versions").click();
        console.dialog()
                .getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("Versions"))
                .click();
        console.sees(console.dialog().getByText("more of the many"));
        console.isAccessible("the versions of a table");
        console.dialog().getByText("Compare").last().click();
        console.sees(console.dialog().locator("del", new Locator.LocatorOptions().setHasText("-20")));
        console.sees(console.dialog().locator("ins", new Locator.LocatorOptions().setHasText("-25")));
        console.isAccessible("what differs between two versions");
    }

    @Test
    void rowsAreAddedCopiedMovedAndRemovedWithTheKeyboard() {
        cell("many", 1).click();
        console.press("Control+Enter");
        type("Kitchen > P");
        console.sees(console.page().getByRole(AriaRole.OPTION));
        console.isAccessible("the choices of a cell");
        console.press("ArrowDown", "Enter", "ArrowUp", "ArrowRight", "ArrowRight");
        type("-30");
        console.press("Tab", "Alt+ArrowUp");
        saved();

        assertThat(text()).contains("\nrow-4,Kitchen > Pots,,-30,\nmany,Kitchen,5,-20,\n");

        console.press("Alt+Shift+ArrowDown", "Control+Delete", "Control+z", "Control+z", "Control+z");
        saved();
        assertThat(text()).contains("\nmany,Kitchen,5,-20,\nrow-4,Kitchen > Pots,,-30,\nrest,");
    }

    @Test
    void twoPeopleEditAtOnceAndBothEditsStay() {
        try (var other = editorOpens("rules/" + rule)) {
            other.sees(other.page().getByRole(AriaRole.GRID));
            other.cell("all of them").click();
            other.page().keyboard().type("every cup");
            other.press("Enter");
            assertThat(other.page().locator(".save-note")).hasText("All changes saved");
            awaitText("every cup");
        }
        cell("many", 3).click();
        type("-25");
        console.press("Enter");
        awaitText(",-25,");
        saved();

        assertThat(text()).contains("-25").contains("every cup");
        console.sees(console.cell("every cup"));
        console.forgiveRefusals();
    }

    @Test
    void whatIsTypedWithoutTheServerIsSavedOnceItIsBack() {
        console.unplug(true);
        cell("many", 3).click();
        type("-25");
        console.press("Enter");
        assertThat(note()).containsText("The server cannot be reached");
        console.isAccessible("a table that cannot be saved");

        console.unplug(false);
        saved();

        assertThat(text()).contains("-25");
        console.forgiveRefusals();
    }

    @Test
    void aColumnIsChosenFromTheWordsOfTheProject() {
        console.button("Add column").click();
        console.dialog().getByPlaceholder("Such as stock, or percent").fill("brand");
        console.dialog()
                .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName("Brand"))
                .click();
        console.sees(console.dialog().getByText("brand is"));
        console.isAccessible("choosing a column");
        console.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add column"))
                .click();
        saved();

        assertThat(text()).contains("brand is");
    }

    @Test
    void aBranchIsMergedCellByCell() {
        console.button("Versions").click();
        tab("Branches").click();
        console.dialog().getByLabel("New branch").fill("winter");
        console.press("Enter");
        console.dialog().getByText("Open").click();
        console.press("Escape");
        console.seesText("Branch winter");
        cell("many", 3).click();
        type("-15");
        console.press("Enter");
        saved();

        Shop.ok(200, patchDraft("{\"op\": \"set\", \"row\": \"many\", \"column\": \"percent\", \"value\": \"-40\"}"));
        console.button("Versions").click();
        tab("Branches").click();
        console.dialog().getByText("Merge").click();
        console.sees(console.dialog().getByText("1 cell was changed on both sides"));
        console.isAccessible("a conflict of two branches");
        console.forgiveRefusals();
        console.dialog().getByLabel(Pattern.compile("^winter: ")).check();
        console.dialog()
                .getByText("Merge", new Locator.GetByTextOptions().setExact(true))
                .click();
        console.seesText("Branch winter is merged into the draft");
        console.sees(console.cell("-15"));

        assertThat(text()).contains("many,Kitchen,5,-15,");
    }

    @Test
    void aFindingIsMendedWithAPressAndTheMendIsUndone() {
        Shop.ok(
                200,
                patchDraft(
                        "{\"op\": \"insert\", \"row\": \"again\", \"before\": \"many\","
                                + " \"cells\": {\"category under\": \"Kitchen > Cups\", \"stock >\": \"3\", \"percent\": \"-30\"}}"));
        console.open("rules/" + rule);
        console.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^Findings")))
                .click();
        var unreachable =
                console.page().locator(".finding-list li", new Page.LocatorOptions().setHasText("Unreachable"));
        console.sees(unreachable);
        console.isAccessible("what is wrong with a table");
        console.sees(console.page().getByText("would change"));

        unreachable.locator(".mantine-Button-root").first().click();
        assertThat(unreachable).hasCount(0);
        saved();
        console.button("Undo").click();
        console.sees(unreachable);
        unreachable.locator(".finding-link").press("Enter");
        assertThat(console.page().locator("[data-row][data-active=true]")).containsText("again");
    }

    @Test
    void testsAreWrittenRunAndTriedOnASku() {
        console.button("Test").click();
        console.page()
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("SKU").setExact(true))
                .fill("CUP");
        console.press("Enter");
        assertThat(console.page().locator(".row-acting")).containsText("cups");
        console.isAccessible("a SKU that is tried");

        console.button("Edit the tests").click();
        console.button("Add test").click();
        type("a tenth off");
        console.press("Tab");
        type("Kitchen > Cups");
        console.press("Tab", "ArrowRight");
        type("10.00");
        console.press("Tab");
        type("8.00");
        console.press("Enter");
        console.sees(console.page().getByText("Failed: price 8.00, was 9.00"));
        console.isAccessible("a test that fails");
        // there is one row, so Enter stayed on it
        type("9.00");
        console.press("Enter");
        console.sees(console.page().locator(".case-sheet .passed"));
        console.seesText("All 1 pass");

        assertThat(Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule))
                        .json()
                        .getString("examples"))
                .contains("a tenth off,Kitchen > Cups,,10.00,9.00");
    }

    @Test
    void aViewerReadsTheTableAndEditsNothing() {
        try (var viewer = new Visitor(calibr, shop.tenant(), "VIEWER").opens("rules/" + rule)) {
            viewer.sees(viewer.page().getByRole(AriaRole.GRID));
            assertThat(viewer.page().getByRole(AriaRole.GRID)).hasAttribute("aria-readonly", "true");
            assertThat(viewer.button("Add row")).hasCount(0);
            viewer.wentWell();
        }
    }

    private ConsolePage editorOpens(String path) {
        return new Visitor(calibr, shop.tenant(), "EDITOR").opens(path);
    }

    private Locator grid() {
        return console.page().getByRole(AriaRole.GRID);
    }

    private Locator note() {
        return console.page().locator(".save-note");
    }

    private Locator tab(String name) {
        return console.dialog().getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(name));
    }

    /** By the name of its row; columns count from the one with the names. */
    private Locator cell(String row, int column) {
        return grid().locator(
                        "[role=row]",
                        new Locator.LocatorOptions()
                                .setHas(console.page()
                                        .locator("[data-column='0']", new Page.LocatorOptions().setHasText(row))))
                .locator("[data-column='" + column + "']")
                .first();
    }

    private void type(String text) {
        console.page().keyboard().type(text);
    }

    private void saved() {
        assertThat(note()).hasText("All changes saved");
    }

    /** What the server has as the draft. */
    private String text() {
        return Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule)).json().getString("text");
    }

    private void awaitText(String part) {
        console.page()
                .waitForCondition(() -> text().contains(part), new Page.WaitForConditionOptions().setTimeout(15_000));
    }

    private Answer patchDraft(String patch) {
        var draft = Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule)).json();
        var body = "{\"patches\": [" + patch + "]}";
        return shop.editor()
                .with("If-Match", "\"" + draft.getInt("version") + "\"")
                .send("PATCH", "/api/v1/rules/" + rule + "/table", "application/json", body);
    }
}
