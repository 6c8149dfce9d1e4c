package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** In a branch the console tells of the branch what it tells of the draft. */
@ExtendWith(CalibrServer.class)
class ConsoleBranchIT {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,percent
            cups,Kitchen > Cups,-10
            rest,,0
            """;
    private static final String WINTER = """
            {"patches": [{"op": "set", "row": "cups", "column": "percent", "value": "-20"},
                         {"op": "insert", "row": "again", "before": "rest",
                          "cells": {"category under": "Kitchen > Cups", "percent": "-30"}}]}""";

    private final RunningCalibr calibr;
    private Shop shop;
    private String rule;
    private ConsolePage console;

    ConsoleBranchIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aBranchThatSaysMoreThanTheDraft() {
        Chromium.shared();
        shop = Shop.open(calibr.newTenant());
        rule = shop.rule("Offers", OFFERS);
        var address = "/api/v1/rules/" + rule;
        Shop.ok(201, shop.editor().post(address + "/branches", "{\"name\": \"winter\"}"));
        Shop.ok(
                200,
                shop.editor()
                        .with("If-Match", "0")
                        .send("PATCH", address + "/table?branch=winter", "application/json", WINTER));
        console = new Visitor(calibr, shop.tenant(), "EDITOR").opens("rules/" + rule);
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void aBranchIsChosenAndItsFindingsPricesAndAuthorsAreShown() {
        console.seesText("Nothing is wrong with the table.");

        console.page().getByLabel("Version").first().click();
        console.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Branch winter"))
                .click();

        console.seesText("A draft beside the draft");
        console.sees(console.page().getByText("Row again repeats row cups").first());
        assertThat(console.page().locator(".impact-strip")).containsText("would change");
        assertThat(console.button("Review in a dry run")).hasCount(0);
        console.page().locator("[data-column='2']").getByText("-20").click();
        assertThat(console.page().getByLabel("About the table")).containsText("not published");
        assertThat(console.page().getByLabel("About the table")).containsText("Category under");
        console.isAccessible("a branch with what was found in it");
    }

    @Test
    void testsWrittenInABranchAreRunOnItAndKeptWithTheRule() {
        console.open("rules/" + rule + "?branch=winter");
        console.button("Test").click();
        console.page()
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("SKU").setExact(true))
                .fill("CUP");
        console.press("Enter");
        assertThat(console.page().locator(".try-answer")).containsText("8.00");

        console.button("Edit the tests").click();
        console.button("Add test").click();
        type("a fifth off");
        console.press("Tab");
        type("Kitchen > Cups");
        console.press("Tab");
        type("10.00");
        console.press("Tab");
        type("8.00");
        console.press("Enter");

        console.seesText("All 1 pass");
        assertThat(Shop.ok(200, shop.editor().get("/api/v1/rules/" + rule))
                        .json()
                        .getString("examples"))
                .contains("a fifth off,Kitchen > Cups,10.00,8.00");
    }

    @Test
    void aBranchGoesOutAsAFile() throws IOException {
        console.open("rules/" + rule + "?branch=winter");
        console.seesText("A draft beside the draft");
        console.button("Files").click();
        console.isAccessible("the menu of files of a branch");

        var file = console.page().waitForDownload(() -> menu("Download as JSON").click());

        assertThat(file.suggestedFilename()).isEqualTo("offers-winter.json");
        assertThat(Files.readString(file.path())).contains("\"again\"").contains("-20");
        console.button("Files").click();
        assertThat(menu("Replace the draft by a file…")).isDisabled();
    }

    private Locator menu(String item) {
        return console.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item));
    }

    private void type(String text) {
        console.page().keyboard().type(text);
    }
}
