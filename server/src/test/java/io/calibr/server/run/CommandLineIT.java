package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line against a whole server. */
@ExtendWith(CalibrServer.class)
class CommandLineIT {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            id,category under,percent,compare-at
            cups,Kitchen > Cups,-20,regular
            """;
    private static final String EXAMPLES = """
            example,category,regular,expect-price
            a cup,Kitchen > Cups,10.00,8.00
            """;

    private final RunningCalibr calibr;

    @TempDir
    Path folder;

    private Shop shop;

    CommandLineIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShopAndAFolder() {
        shop = Shop.open(calibr.newTenant());
        write("offers.table.csv", OFFERS);
        write("offers.examples.csv", EXAMPLES);
        write("web.rulebook", "price-list: retail\ncurrency: USD\nguardrail floor hold: 9.00\noffers.table.csv\n");
    }

    @Test
    void aPlanSaysWhatWouldChangeAndKeepsNothing() {
        var said = run("plan", "--channel", "shop");

        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEqualTo("""
                sku                          before          after    change  row
                CUP                           10.00           held            floor 9.00 USD, wanted 8.00 USD
                MUG                           20.00    16.00/20.00  -20.00 %  offers row 1 (cups)

                3 SKUs: 1 change (0 up, 1 down), 1 held, 0 in conflict, 1 not covered
                average change -20.00 %
                margin of what changes 80.00 % > 75.00 %
                """);
        assertThat(slugs("rules")).containsExactly("tenth-off");
        assertThat(shop.items("/api/v1/runs")).isEmpty();
    }

    @Test
    void aKeyThatOnlyReadsIsEnoughForAPlan() {
        var key = Shop.ok(201, shop.editor().post("/api/v1/api-keys", "{\"name\": \"ci\", \"scopes\": [\"read\"]}"))
                .json()
                .getString("secret");

        assertThat(execute(key, "plan").exit()).isEqualTo(2);
        assertThat(execute(key, "apply").err()).contains("scope-missing").doesNotContain(key);
    }

    @Test
    void applyingTwiceChangesNothingTheSecondTime() {
        var first = run("apply", "--channel", "shop", "--reason", "summer");
        var second = run("apply", "--channel", "shop");

        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .startsWith("rule offers: version 1 published\nrulebook web: version 1 published\nrun ")
                .contains(": PREVIEW, 3 SKUs, 1 priced, 0 unchanged, 1 held, 0 conflicting, 1 not covered\n")
                .contains("somebody else approves it: " + calibr.base() + "/runs/");
        assertThat(second.out()).isEqualTo("""
                rule offers: version 1, unchanged
                rulebook web: version 1, unchanged
                nothing changed: no run was started
                """);
        assertThat(shop.items("/api/v1/runs")).hasSize(1);
        assertThat(shop.items("/api/v1/rules/" + rule("offers") + "/versions"))
                .extracting(version -> version.getString("reason"))
                .containsExactly("summer");
    }

    @Test
    void aChangedTableIsTheNextVersion() {
        run("apply", "--run", "never");
        write("offers.table.csv", OFFERS.replace("-20", "-30"));
        write("offers.examples.csv", EXAMPLES.replace("8.00", "7.00"));
        write("web.rulebook", "price-list: retail\noffers.table.csv\n");

        var said = run("apply", "--run", "never");

        assertThat(said.out()).isEqualTo("""
                rule offers: version 2 published
                rulebook web: version 2 published
                no run was started
                """);
    }

    @Test
    void theServerDecidesWhoApproves() {
        var said = run("apply", "--approve");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains(": PREVIEW, ");
        assertThat(said.err()).contains("self-approval");
    }

    @Test
    void aProjectThatLetsPeopleApproveTheirOwnRunsApproves() {
        shop.tenant().execute("update project set settings = '{\"fourEyes\": false}'");

        assertThat(run("apply", "--approve").out()).contains(": APPROVED");
    }

    @Test
    void workThatSomebodyElseHasNotPublishedIsNotLost() {
        run("apply", "--run", "never");
        var other = Json.createObjectBuilder()
                .add("text", OFFERS.replace("-20", "-25"))
                .add("version", 0)
                .build();
        Shop.ok(200, shop.editor().put("/api/v1/rules/" + rule("offers"), other));
        write("offers.table.csv", OFFERS.replace("-20", "-30"));
        write("offers.examples.csv", EXAMPLES.replace("8.00", "7.00"));

        var refused = run("apply", "--run", "never");
        var written = run("apply", "--run", "never", "--overwrite");

        assertThat(refused.err()).startsWith("calibr: the draft of rule offers holds changes on the server");
        assertThat(refused.out()).isEmpty();
        assertThat(written.out()).startsWith("rule offers: version 2 published\n");
    }

    @Test
    void guardrailsThatSomebodyElseHasNotPublishedAreNotLost() {
        run("apply", "--run", "never");
        var rulebook = shop.items("/api/v1/rulebooks").stream()
                .filter(item -> item.getString("slug").equals("web"))
                .findFirst()
                .orElseThrow();
        assertThat(rulebook.getBoolean("unpublished")).isFalse();
        Shop.ok(
                200,
                shop.editor()
                        .put(
                                "/api/v1/rulebooks/" + rulebook.getString("id"),
                                "{\"version\": 0, \"guardrails\": {\"bounds\": {\"max-decrease hold\": \"5\"}}}"));
        write("offers.table.csv", OFFERS.replace("-20", "-30"));
        write("offers.examples.csv", EXAMPLES.replace("8.00", "7.00"));

        var refused = run("apply", "--run", "never");
        var written = run("apply", "--run", "never", "--overwrite");

        assertThat(refused.err()).startsWith("calibr: the draft of rulebook web holds changes on the server");
        assertThat(refused.out()).isEmpty();
        assertThat(written.out()).contains("rulebook web: version 2 published");
    }

    @Test
    void whatTheServerRefusesIsRefusedBeforeAnythingIsWritten() {
        run("apply", "--run", "never");
        write("attributes.txt", "warranty\n");
        write(
                "offers.table.csv",
                OFFERS.replace("category under", "warranty is").replace("Kitchen > Cups", "long"));
        write("offers.examples.csv", "example,warranty,regular,expect-price\na cup,long,10.00,8.00\n");

        var said = run("apply", "--run", "never");

        assertThat(said.err())
                .startsWith("calibr: the server refuses rule offers\n  offers:4:B (warranty is): unknown-term:");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aRuleKeepsItsKind() {
        write("tenth-off.drl", """
                package calibr.tenth_off;
                rule "all" agenda-group "adjust" when Product( stock > 1 ) then price.percent(-1); end
                """);
        write("web.rulebook", "tenth-off.drl\n");

        assertThat(run("apply").err()).contains("rule tenth-off is of kind table on the server and drl in the folder");
    }

    @Test
    void somebodyElsesProjectIsNotFound() {
        assertThat(run("plan", "--project", "nowhere").err()).contains("(project-not-found)");
    }

    private Typed.Said run(String command, String... options) {
        return execute(Typed.key(shop.editor()), command, options);
    }

    private Typed.Said execute(String key, String command, String... options) {
        var arguments = new ArrayList<>(
                List.of(command, folder.toString(), "--server", calibr.base().toString()));
        arguments.addAll(List.of(options));
        return Typed.execute(Map.of("CALIBR_TOKEN", key, "CALIBR_PROJECT", "main"), arguments);
    }

    private String rule(String slug) {
        return shop.items("/api/v1/rules").stream()
                .filter(rule -> rule.getString("slug").equals(slug))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private List<String> slugs(String what) {
        return shop.items("/api/v1/" + what).stream()
                .map(item -> item.getString("slug"))
                .toList();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
