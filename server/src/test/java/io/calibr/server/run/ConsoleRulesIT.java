package io.calibr.server.run;

import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import jakarta.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules and rulebooks as the console shows them, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleRulesIT {

    private static final String DRL = """
            package calibr.overstock;

            import io.calibr.facts.Product;
            global io.calibr.facts.Price price;

            rule "overstock"
                agenda-group "adjust"
            when
                Product( stock > 20 )
            then
                price.percent(-5);
            end
            """;

    private final RunningCalibr calibr;
    private Shop shop;
    private ConsolePage console;

    ConsoleRulesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        Chromium.shared();
        shop = Shop.open(calibr.newTenant());
        console = new Visitor(calibr, shop.tenant(), "EDITOR").opens("rules");
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        try (var shown = console) {
            shown.wentWell();
        }
    }

    @Test
    void aRulebookShowsItsOrderItsGuardrailsAndItsRuns() {
        shop.rulebook("Guarded", "guarded", shop.rule("Third off", Shop.TENTH_OFF.replace("tenth", "third")));
        var book = Shop.ok(
                        201,
                        shop.editor()
                                .post(
                                        "/api/v1/rulebooks",
                                        "{\"name\": \"Bounded\", \"slug\": \"bounded\", \"rules\": [],"
                                                + " \"guardrails\": {\"currency\": \"USD\", \"bounds\": {\"min margin\": \"25\"}}}"))
                .json();
        shop.dryRun();

        console.open("rules/summer");
        console.sees(console.heading("Newest runs with it"));
        console.sees(console.link("Tenth off"));
        console.isAccessible("a rulebook with a run");

        console.open("rules/" + book.getString("id"));
        console.seesText("No rule yet");
        console.seesText("25");
        console.isAccessible("a rulebook without rules and with guardrails");
    }

    @Test
    void aRuleInDrlIsText() {
        var id = drl("Overstock");
        console.open("rules/" + id);
        console.sees(console.page().getByLabel("Overstock in DRL"));
        console.isAccessible("DRL that was never published");

        Shop.ok(200, shop.owner().post("/api/v1/rules/" + id + "/publish", "{\"reason\": \"first\"}"));
        console.open("rules/" + id + "?version=1");
        console.seesText("Version 1");
        console.sees(console.page().getByText("price.percent(-5);"));
        console.isAccessible("a published version of DRL");

        console.open("rules/" + id + "?version=7");
        console.seesText("No such version");
        console.isAccessible("a version that is not there");
    }

    @Test
    void aTableShowsWhatItsRowsDidAndItsVersions() {
        shop.dryRun();

        console.open("rules/tenth-off?row=cups");
        console.sees(console.page().getByRole(AriaRole.GRID));
        console.isAccessible("a table at one of its rows");
        console.open("rules/tenth-off?version=1");
        console.seesText("Version 1");
        console.isAccessible("a published version of a table");
        console.page().getByLabel("Version").first().click();
        console.sees(console.page().getByRole(AriaRole.OPTION));
        console.isAccessible("the versions of a table");
    }

    @Test
    void aTableWithMistakesSaysWhereTheyAre() {
        var id = rule(
                "Wrong",
                "table",
                "# table: wrong\n# stage: adjust\n# hit-policy: first\nid,category under,percent\na,,tenth\n");

        console.open("rules/" + id);

        console.sees(console.page().getByRole(AriaRole.GRID).or(console.page().getByRole(AriaRole.STATUS)));
        console.isAccessible("a table with a mistake");
    }

    @Test
    void aListThatIsSearchedAndARuleThatIsNotThere() {
        console.page().getByLabel("Search rules").fill("nothing is called so");
        console.seesText("No rule matches");
        console.isAccessible("rules without a result");

        console.open("rules/no-such-rule");
        console.seesText("No such rule");
        console.isAccessible("a rule that is not there");
    }

    private String drl(String name) {
        return rule(name, "drl", DRL);
    }

    private String rule(String name, String kind, String text) {
        var rule =
                Json.createObjectBuilder().add("name", name).add("kind", kind).add("text", text);
        return Shop.id(Shop.ok(201, shop.editor().post("/api/v1/rules", rule.build())));
    }
}
