package io.calibr.server.run;

import io.calibr.engine.json.JsonTableWriter;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.xlsx.XlsxTableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** JSON, workbooks and builder rules between a folder and a whole server. */
@ExtendWith(CalibrServer.class)
class CommandLineFormatsIT {

    private static final Vocabulary WORDS = Vocabulary.standard().with(Term.of("warranty", TermType.TEXT, "In months"));
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

    @TempDir
    Path pulled;

    private Shop shop;

    CommandLineFormatsIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void rulesOfEveryFormComeBackAsTheyWentUp() throws IOException {
        aFolderOfManyForms();

        var applied = run(folder, "apply", "--channel", "shop");
        pull();
        var again = run(pulled, "apply", "--channel", "shop");
        var planned = run(folder, "plan", "--channel", "shop");
        var plannedAgain = run(pulled, "plan", "--channel", "shop");

        assertThat(applied.err()).isEmpty();
        assertThat(applied.out()).startsWith("""
                rule offers: version 1 published
                rule cups: version 1 published
                rule steps: version 1 published
                rule limits: version 1 published
                rulebook web: version 1 published
                """);
        assertThat(again).isEqualTo(new Typed.Said(0, """
                rule offers: version 1, unchanged
                rule cups: version 1, unchanged
                rule steps: version 1, unchanged
                rule limits: version 1, unchanged
                rulebook web: version 1, unchanged
                nothing changed: no run was started
                """, ""));
        assertThat(planned.out()).contains("MUG                           20.00    15.20/20.00");
        assertThat(plannedAgain).isEqualTo(planned);
    }

    @Test
    void aFolderPulledFromTheServerChangesNoPrice() throws IOException {
        aFolderOfManyForms();
        run(folder, "apply", "--run", "never");
        pull();
        write("products.txt", Shop.PRODUCTS);

        var priced = List.of(
                "plan",
                pulled.toString(),
                "--catalogue",
                folder.resolve("products.txt").toString());
        var changed = Typed.execute(Map.of(), priced);
        var against = Typed.execute(
                Map.of(),
                Stream.concat(priced.stream(), Stream.of("--against", folder.toString()))
                        .toList());

        assertThat(changed.exit()).isEqualTo(2);
        assertThat(against.err()).isEmpty();
        assertThat(against.exit()).isZero();
        assertThat(against.out()).contains("3 SKUs: 0 change (0 up, 0 down)");
    }

    @Test
    void whatTheServerFindsInAWorkbookNamesRuleAndColumn() throws IOException {
        write("offers.table.csv", OFFERS);
        write("web.rulebook", "offers.table.csv\n");
        run(folder, "apply", "--run", "never");
        Files.delete(folder.resolve("offers.table.csv"));
        write("attributes.txt", "warranty\n");
        write("offers.examples.csv", "example,warranty,regular,expect-price\na cup,long,10.00,8.00\n");
        var table = OFFERS.replace("category under", "warranty is").replace("Kitchen > Cups", "long");
        workbook("spring.rules.xlsx", table);
        write("web.rulebook", "spring.rules.xlsx\n");

        var said = run(folder, "apply", "--run", "never");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("calibr: the server refuses rule offers\n  offers:4:B (warranty is): unknown-term:");
        assertThat(said.out()).isEmpty();
    }

    /** A table as JSON, a builder rule and a workbook of two tables. */
    private void aFolderOfManyForms() throws IOException {
        write("offers.examples.csv", EXAMPLES);
        write("offers.table.json", new JsonTableWriter().write(table(OFFERS)));
        write("cups.builder.json", """
                {"table": "cups", "selector": {"sku": ["MUG"]}, "transform": {"op": "percent", "value": -5}}
                """);
        workbook("spring.rules.xlsx", """
                # table: steps
                # stage: round
                # hit-policy: first
                # currency: USD
                id,step half-up
                all,0.10
                """, """
                # table: limits
                # stage: guard
                # hit-policy: collect
                # currency: USD
                id,price >,floor hold
                dear,5.00,9.00
                """);
        write("web.rulebook", """
                price-list: retail
                currency: USD
                guardrail floor hold: 2.00
                offers.table.json
                cups.builder.json
                spring.rules.xlsx
                """);
    }

    /** What the server holds, each rule in another form than it went up in, but for the builder's. */
    private void pull() throws IOException {
        var viewer = shop.tenant().viewer();
        Files.write(
                pulled.resolve("offers.rules.xlsx"),
                viewer.download("/api/v1/rules/" + rule("offers") + "/table.xlsx"));
        Files.write(
                pulled.resolve("steps.table.json"), viewer.download("/api/v1/rules/" + rule("steps") + "/table.json"));
        Files.writeString(pulled.resolve("limits.table.csv"), text("limits", "text"));
        Files.writeString(pulled.resolve("cups.builder.json"), text("cups", "text"));
        Files.writeString(pulled.resolve("offers.examples.csv"), text("offers", "examples"));
        Files.writeString(pulled.resolve("web.rulebook"), """
                price-list: retail
                currency: USD
                guardrail floor hold: 2.00
                offers.rules.xlsx#offers
                cups.builder.json
                steps.table.json
                limits.table.csv
                """);
    }

    private String text(String slug, String member) {
        return shop.editor().get("/api/v1/rules/" + rule(slug)).json().getString(member);
    }

    private void workbook(String file, String... tables) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(file))) {
            new XlsxTableWriter(WORDS)
                    .write(
                            Arrays.stream(tables)
                                    .map(CommandLineFormatsIT::table)
                                    .toList(),
                            out);
        }
    }

    private static DecisionTable table(String csv) {
        return new CsvTableReader(WORDS).read("table", csv).orThrow();
    }

    private String rule(String slug) {
        return shop.items("/api/v1/rules").stream()
                .filter(rule -> rule.getString("slug").equals(slug))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private Typed.Said run(Path rules, String command, String... options) {
        var arguments = new ArrayList<>(
                List.of(command, rules.toString(), "--server", calibr.base().toString()));
        arguments.addAll(List.of(options));
        return Typed.execute(Map.of("CALIBR_TOKEN", Typed.key(shop.editor()), "CALIBR_PROJECT", "main"), arguments);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
