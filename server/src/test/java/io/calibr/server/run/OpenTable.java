package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.util.Arrays;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A table that was published once, open in the editor of a real browser, and what the server has of it. */
record OpenTable(Shop shop, String rule, ConsolePage console) implements AutoCloseable {

    static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,stock >,percent,note
            cups,Kitchen > Cups,,-10,all of them
            many,Kitchen,5,-20,
            rest,,,0,
            """;

    static OpenTable offers(RunningCalibr calibr) {
        Chromium.shared();
        var shop = Shop.open(calibr.newTenant());
        var rule = shop.rule("Offers", OFFERS);
        var console = new Visitor(calibr, shop.tenant(), "EDITOR").opens("rules/" + rule);
        var table = new OpenTable(shop, rule, console);
        console.sees(table.grid());
        return table;
    }

    Locator grid() {
        return console.page().getByRole(AriaRole.GRID).first();
    }

    /** By the name of its row; columns count from the one with the names. */
    Locator cell(String row, int column) {
        return row(row).locator("[data-column='" + column + "']").first();
    }

    Locator row(String name) {
        var named = console.page()
                .locator(
                        "[data-column='0']", new Page.LocatorOptions().setHasText(Pattern.compile("\\d" + name + "$")));
        return grid().locator("[role=row]", new Locator.LocatorOptions().setHas(named));
    }

    /** Those in sight. */
    Locator rows() {
        return grid().locator(".sheet-row");
    }

    Locator item(String name) {
        return console.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    Locator tab(String name) {
        return console.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    void type(String text, String... keys) {
        console.page().keyboard().type(text);
        console.press(keys);
    }

    /** Types this into the cell and saves it. */
    void says(String row, int column, String text) {
        cell(row, column).click();
        type(text, "Enter");
        assertThat(cell(row, column)).containsText(text);
        saved();
    }

    void saved() {
        assertThat(console.page().locator(".save-note")).hasText("All changes saved");
    }

    /** What the server has as the draft. */
    String text() {
        return Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule)).json().getString("text");
    }

    /** Changes the draft as somebody else does. */
    void patch(String... patches) {
        var draft = Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule)).json();
        var body = "{\"patches\": " + Arrays.toString(patches) + "}";
        Shop.ok(
                200,
                shop.editor()
                        .with("If-Match", "\"" + draft.getInt("version") + "\"")
                        .send("PATCH", "/api/v1/rules/" + rule + "/table", "application/json", body));
    }

    /** Nothing went wrong behind it. */
    @Override
    public void close() {
        try (var shown = console) {
            shown.wentWell();
        }
    }
}
