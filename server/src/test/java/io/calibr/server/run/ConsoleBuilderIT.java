package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** A rule that is built in a form: what it is about, what it does and when, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleBuilderIT {

    private final RunningCalibr calibr;
    private Shop shop;
    private ConsolePage console;

    ConsoleBuilderIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aRuleThatIsBuilt() {
        Chromium.shared();
        shop = Shop.open(calibr.newTenant());
        console = new Visitor(calibr, shop.tenant(), "EDITOR").opens("rules");
        console.button("New rule").click();
        console.dialog()
                .getByText("The builder", new Locator.GetByTextOptions().setExact(true))
                .click();
        console.dialog().getByLabel("Name").fill("Clearance");
        console.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create"))
                .click();
        console.sees(console.heading("Clearance"));
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void aSelectorOfGroupsInGroupsIsPublishedAndReadAsATable() {
        console.button("Add a condition").click();
        field("Value of condition 1").fill("Kitchen");
        console.button("Add a group").click();
        choose("Fact of condition 2.1", "Stock");
        choose("Comparison of condition 2.1", ">");
        field("Value of condition 2.1").fill("4");
        console.button("Add a group").first().click();
        choose("Fact of condition 2.2.1", "Title");
        choose("Comparison of condition 2.2.1", "contains");
        field("Value of condition 2.2.1").fill("Cup");
        console.page()
                .getByLabel("How the conditions of group 2.2 are joined")
                .getByText("Does not hold")
                .click();
        console.seesText("category under Kitchen and (stock > 4 or not title contains Cup)");

        field("Currency").fill("usd");
        field("Value", true).fill("-15");
        field("Floor").fill("5.00");
        field("Weekly").fill("mon-fri 08:00-18:00");
        field("From").fill("2026-11-27T00:00");
        console.isAccessible("a selector of groups in groups");
        console.button("Save draft").click();
        assertThat(console.page().getByText("Saved", exactly())).isVisible();

        console.button("Publish").click();
        console.sees(console.dialog().getByText("It becomes the first version"));
        console.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish"))
                .click();
        console.seesText("Version 1 is published");
        console.sees(console.cell("category under Kitchen and (stock > 4 or not title contains Cup)"));
        console.sees(console.cell("-15"));
        console.seesText("It applies from 2026-11-27 00:00 mon-fri 08:00-18:00.");
        console.isAccessible("what was built, as a table");
        assertThat(shop.items("/api/v1/rules?limit=50"))
                .filteredOn(rule -> rule.getString("slug").equals("clearance"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.getString("text"))
                        .contains("\"effective\": \"2026-11-27T00:00 ..\"")
                        .contains("\"weekly\": \"mon-fri 08:00-18:00\""));
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        console.button("Add a condition").click();
        choose("Fact of condition 1", "Stock");
        field("Value of condition 1").fill("plenty");
        field("Value", true).fill("ten");
        field("Weekly").fill("someday");

        console.seesText("3 found.");
        assertThat(field("Value of condition 1")).hasAccessibleDescription(Pattern.compile("plenty"));
        assertThat(field("Value", true)).hasAccessibleDescription(Pattern.compile("ten"));
        assertThat(field("Weekly")).hasAccessibleDescription(Pattern.compile("someday"));
        console.isAccessible("a rule that is built wrongly");
        assertThat(console.button("Publish")).isDisabled();

        field("Value of condition 1").fill("20");
        field("Value", true).fill("-10");
        field("Weekly").fill("");
        console.seesText("Nothing is wrong.");
        assertThat(field("Weekly")).not().hasAttribute("aria-invalid", "true");
    }

    private Locator field(String label) {
        return field(label, false);
    }

    /** Not the list that opens under it, which bears the same name. */
    private Locator field(String label, boolean exactly) {
        return console.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(exactly))
                .and(console.page().locator("input"))
                .first();
    }

    private void choose(String label, String option) {
        field(label).click();
        console.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .locator("visible=true")
                .click();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
