package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a project decides once about approvals, sales and drift, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleSettingsIT {

    private final RunningCalibr calibr;
    private final Shop shop;

    @RegisterExtension
    private final ConsolePage console;

    ConsoleSettingsIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.shop = Shop.open(calibr.newTenant());
        this.console = new ConsolePage(Chromium.shared(), calibr.base());
    }

    @Test
    void anAdministratorWritesRulesOfApprovalByTheKeyboard() {
        opens("ADMIN", "runs");
        console.sees(console.heading("Runs"));
        console.press("g", "t");
        console.sees(console.heading("Approvals"));
        console.isAccessible("the settings of a new project");
        adds("small", "Nobody");
        field("Largest move of small").fill("5");
        field("Sum of moves of small").fill("1000 USD");
        adds("rest", "Two people");
        console.isAccessible("rules of approval while they are written");
        field("Move rest up").focus();
        console.press("Enter");
        assertThat(field("Move rest down")).isFocused();
        console.press("Enter");
        assertThat(field("Move rest up")).isFocused();
        console.button("Save approvals").focus();
        console.press("Enter");

        console.seesText("Saved");
        assertThat(console.button("Save approvals")).isDisabled();
        var rules = policy("approvals").getJsonArray("rules");
        assertThat(rules).hasSize(2);
        assertThat(rules.getJsonObject(0).getString("name")).isEqualTo("small");
        assertThat(rules.getJsonObject(0).getInt("maxMovePercent")).isEqualTo(5);
        assertThat(rules.getJsonObject(1).getString("decision")).isEqualTo("TWO");
        console.open("runs/" + shop.dryRun());
        console.seesText("0 of 2 approvals: largest move 10 % is above 5 %");
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndWhatTheServerRefusesBelow() {
        opens("ADMIN", "settings");
        adds("small", "One person");
        field("Prices of small").fill("some");
        console.seesText("A whole number");
        assertThat(console.button("Save approvals")).isDisabled();
        console.isAccessible("a rule of approval with a mistake");
        field("Prices of small").fill("");
        field("Sum of moves of small").fill("1 ABC");
        console.button("Save approvals").click();
        console.sees(section("Approvals").getByRole(AriaRole.ALERT));
        console.isAccessible("rules of approval that the server refuses");

        section("Approvals").getByText("Discard").click();

        assertThat(field("Name of rule 1")).hasCount(0);
        assertThat(section("Approvals").getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(policy("approvals").getJsonArray("rules")).isEmpty();
        console.forgiveRefusals();
    }

    @Test
    void anAdministratorDecidesAboutSalesAndDrift() {
        opens("ADMIN", "settings");
        var sales = section("Sales");
        sales.getByLabel("Where sales overlap, what counts").selectOption("HIGHEST_PRIORITY");
        sales.getByLabel("Omnibus holds for Retail").check();
        sales.getByLabel("Young goods of Retail").uncheck();
        sales.getByLabel("Tag of goods of Retail").fill("fresh");
        console.isAccessible("what is decided about sales");
        console.button("Save sales").click();
        Shop.eventually(() -> policy("layers"), one -> one.getString("policy").equals("HIGHEST_PRIORITY"));
        var drift = section("Drift");
        drift.getByLabel("Mismatches").selectOption("RESTORE");
        drift.getByLabel("Missing prices").selectOption("RESTORE");
        assertThat(drift.getByLabel("Missing prices").getByText("Take it over")).hasCount(0);
        drift.getByLabel("Tolerated, % of the price").fill("101");
        console.seesText("From 0 to 100");
        assertThat(console.button("Save drift")).isDisabled();
        drift.getByLabel("Tolerated, % of the price").fill("2.5");
        console.button("Save drift").click();
        Shop.eventually(
                () -> policy("reconcile"), one -> one.getString("missing").equals("RESTORE"));

        var market = policy("layers").getJsonArray("omnibus").getJsonObject(0);
        assertThat(market.getString("priceList")).isEqualTo("retail");
        assertThat(market.getBoolean("youngGoods")).isFalse();
        assertThat(market.getBoolean("progressive")).isTrue();
        assertThat(market.getString("perishableTag")).isEqualTo("fresh");
        assertThat(policy("reconcile").getString("mismatch")).isEqualTo("RESTORE");
        assertThat(policy("reconcile").getString("minor")).isEqualTo("ALERT");
        assertThat(policy("reconcile").getJsonNumber("percent").doubleValue()).isEqualTo(2.5);
    }

    @Test
    void whatAnotherAdministratorDecidedMeanwhileIsShownInsteadOfOverwritten() {
        opens("ADMIN", "settings");
        var drift = section("Drift");
        drift.getByLabel("Missing prices").selectOption("RESTORE");
        Shop.ok(200, shop.tenant().admin().put("/api/v1/reconcile/policy", "{\"mismatch\": \"ADOPT\"}"));

        console.button("Save drift").click();

        assertThat(drift.getByRole(AriaRole.ALERT)).containsText("Somebody has changed it in the meantime");
        assertThat(drift.getByLabel("Missing prices")).hasValue("RESTORE");
        assertThat(policy("reconcile").getString("mismatch")).isEqualTo("ADOPT");
        console.isAccessible("a decision that another administrator was faster with");
        drift.getByText("Load what was decided").click();
        assertThat(drift.getByLabel("Mismatches")).hasValue("ADOPT");
        assertThat(drift.getByLabel("Missing prices")).hasValue("ALERT");
        drift.getByLabel("Missing prices").selectOption("RESTORE");
        console.button("Save drift").click();
        Shop.eventually(
                () -> policy("reconcile"), one -> one.getString("missing").equals("RESTORE"));
        assertThat(policy("reconcile").getString("mismatch")).isEqualTo("ADOPT");
        console.forgiveRefusals();
    }

    @Test
    void aUsualCanaryIsDecidedAndTakenBack() {
        opens("ADMIN", "settings");
        var canary = section("Canary");
        var begins = canary.getByRole(AriaRole.SWITCH);
        begins.check();
        canary.getByLabel("Runs that write more prices than").fill("500");
        canary.getByLabel("Watch for").fill("1");
        canary.getByLabel("Unit").selectOption("hours");
        console.isAccessible("the usual canary while it is decided");
        console.button("Save canary").click();
        var decided = Shop.eventually(() -> policy("canary"), one -> one.containsKey("canary"));
        begins.uncheck();
        console.button("Save canary").click();
        Shop.eventually(() -> policy("canary"), one -> !one.containsKey("canary"));

        assertThat(decided.getInt("above")).isEqualTo(500);
        assertThat(decided.getJsonObject("canary").getInt("share")).isEqualTo(5);
        assertThat(decided.getJsonObject("canary").getString("watch")).isEqualTo("PT60M");
    }

    @Test
    void whoIsNoAdministratorReadsWhatIsDecided() {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/approvals/policy", """
                        {"reasonRequired": true, "rules": [{"name": "small", "maxMovePercent": 5, "decision": "AUTO"}]}"""));
        Shop.ok(200, shop.tenant().admin().put("/api/v1/layers/policy", """
                        {"policy": "COMPOUND", "omnibus": [{"priceList": "retail"}]}"""));
        opens("EDITOR", "settings");

        console.seesText("Every decision has a reason");
        console.seesText("No price moves by more than 5 %");
        console.seesText("Runs are written at once, unless somebody names a canary.");
        console.seesText("Omnibus holds for Retail");
        console.seesText("is more than 1 minor unit or 1 % off");
        assertThat(console.button("Save")).hasCount(0);
        assertThat(console.page().getByRole(AriaRole.TEXTBOX)).hasCount(0);
        console.isAccessible("settings of somebody who only looks");
        console.page().setViewportSize(390, 844);
        console.isAccessible("settings in a narrow window");
        section("Approvals").getByText("Earlier decisions").click();
        console.seesText("Rules for approvals decided");
    }

    private void adds(String name, String needs) {
        console.button("Add a rule").focus();
        console.press("Enter");
        console.page().getByPlaceholder("Name").last().fill(name);
        field("Who has to agree by " + name).selectOption(needs);
    }

    private void opens(String role, String page) {
        new Visitor(calibr, shop.tenant(), role).signsIn(console, page);
    }

    private JsonObject policy(String of) {
        return Shop.ok(200, shop.editor().get("/api/v1/" + of + "/policy")).json();
    }

    private Locator field(String label) {
        return console.page().getByLabel(label);
    }

    private Locator section(String name) {
        return console.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }
}
