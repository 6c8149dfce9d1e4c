package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The whole way of a table by the keyboard alone: the tests press keys and never point at anything. */
@ExtendWith(CalibrServer.class)
class ConsoleKeyboardIT {

    /** More than any page has places where Tab stops. */
    private static final int ROUND = 120;

    private final RunningCalibr calibr;
    private OpenTable table;
    private ConsolePage console;

    ConsoleKeyboardIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTableThatWasPublishedOnce() {
        table = OpenTable.offers(calibr);
        console = table.console();
        console.open("catalogue");
        console.sees(console.heading("Catalogue"));
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        table.close();
    }

    @Test
    void aTableIsOpenedEditedMendedTestedAndPublished() {
        opensTheTable();
        editsUndoesAndDoesAgain();
        addsARowThatNothingReachesAndMendsIt();
        movesARow();
        filters();
        writesATest();
        publishes();

        assertThat(table.text()).endsWith("""
                        id,category under,stock >,percent,note
                        row-4,Kitchen > Cups,3,-30,
                        many,Kitchen,5,-25,
                        cups,Kitchen > Cups,,-10,all of them
                        rest,,,0,
                        """);
    }

    private void opensTheTable() {
        console.press("g", "r");
        console.sees(console.heading("Rules"));
        pressed(console.link("Offers"));
        console.sees(table.grid());
    }

    private void editsUndoesAndDoesAgain() {
        intoTheSheet();
        console.press("Control+Home", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight");
        table.type("-25", "Enter");
        assertThat(table.cell("many", 3)).containsText("-25");
        console.press("Control+z");
        assertThat(table.cell("many", 3)).containsText("-20");
        console.press("Control+y");
        assertThat(table.cell("many", 3)).containsText("-25");
        table.saved();
    }

    private void addsARowThatNothingReachesAndMendsIt() {
        console.press("Control+Home", "ArrowRight", "Control+Enter");
        table.type("Kitchen > Cups", "Tab");
        table.type("3", "Tab");
        table.type("-30", "Enter");
        table.saved();
        assertThat(table.rows()).hasCount(4);

        tabTo(table.tab("Row"));
        console.press("ArrowRight");
        var unreachable =
                console.page().locator(".finding-list li", new Page.LocatorOptions().setHasText("Unreachable"));
        console.sees(unreachable);
        pressed(unreachable.locator(".finding-link"));
        assertThat(console.page().locator("[data-row][data-active=true]")).containsText("row-4");
        pressed(unreachable.locator(".mantine-Button-root").first());
        assertThat(unreachable).hasCount(0);
        assertThat(table.rows().first()).containsText("row-4");
        assertThat(console.page().locator("[data-row][data-active=true]")).containsText("row-4");
    }

    private void movesARow() {
        intoTheSheet();
        console.press("Control+Home", "ArrowDown", "ArrowDown", "Alt+ArrowUp");
        assertThat(table.grid().locator(".sheet-row[data-row='1']")).containsText("many");
        table.saved();
    }

    private void filters() {
        console.press("Control+Home", "ArrowRight", "ArrowUp", "Alt+ArrowDown");
        table.type("cups", "Enter");
        assertThat(table.rows()).hasCount(2);
        console.seesText("2 of 4 rows");
        console.press("Alt+ArrowDown", "Control+a", "Delete", "Enter");
        assertThat(table.rows()).hasCount(4);
    }

    private void writesATest() {
        pressed(console.button("Test"));
        pressed(console.button("Edit the tests"));
        pressed(console.button("Add test"));
        assertThat(console.page().locator(".case-sheet [data-active=true]").first())
                .isVisible();
        table.type("a tenth off", "Tab");
        table.type("Kitchen > Cups", "Tab", "ArrowRight");
        table.type("10.00", "Tab");
        table.type("9.00", "Enter");
        console.seesText("All 1 pass");
    }

    private void publishes() {
        pressed(console.button("Publish"));
        console.sees(console.dialog());
        table.type("deeper cuts first");
        pressed(console.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish")));
        console.seesText("Version 2 is published");
    }

    private void intoTheSheet() {
        tabTo(table.grid());
    }

    /** Goes there by Tab and presses Enter. */
    private void pressed(Locator what) {
        tabTo(what);
        console.press("Enter");
    }

    private void tabTo(Locator what) {
        console.sees(what);
        for (var steps = 0; steps < ROUND && !hasFocus(what); steps++) {
            console.press("Tab");
        }
        assertThat(hasFocus(what)).as("reached by Tab: %s", what).isTrue();
    }

    private static boolean hasFocus(Locator what) {
        return Boolean.TRUE.equals(
                what.first().evaluate("one => one === document.activeElement || one.contains(document.activeElement)"));
    }
}
