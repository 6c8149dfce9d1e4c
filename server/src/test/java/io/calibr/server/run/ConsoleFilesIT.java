package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Tables go out of the console as files and come back, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleFilesIT {

    private static final String SPRING = """
            RuleSet,com.example
            RuleTable Spring
            CONDITION,ACTION
            Product,
            stock > $param,"price.floor($param, ""hold"");"
            Stock,Floor
            20,9.99
            """;

    private final RunningCalibr calibr;
    private OpenTable table;
    private ConsolePage console;

    ConsoleFilesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTableThatWasPublishedOnce() {
        table = OpenTable.offers(calibr);
        console = table.console();
    }

    @AfterEach
    void nothingWentWrongBehindIt() {
        table.close();
    }

    @Test
    void aWorkbookIsChangedInASpreadsheetAndWhatChangedIsShown() throws IOException {
        var workbook = downloaded("Download for Excel", "offers.xlsx");

        upload("offers.xlsx", changed(workbook, "<v>-20.0</v>", "<v>-35</v>"));

        console.seesText("The draft is what the file says");
        console.sees(console.dialog().locator("del", new Locator.LocatorOptions().setHasText("-20")));
        console.sees(console.dialog().locator("ins", new Locator.LocatorOptions().setHasText("-35")));
        console.isAccessible("what a file changed");
        console.press("Escape");
        console.sees(console.cell("-35"));
        assertThat(table.text()).isEqualTo(OpenTable.OFFERS.replace("-20", "-35"));
    }

    @Test
    void aTableGoesOutAsJsonAndCsvAndComesBackAsItWas() throws IOException {
        console.button("Files").click();
        console.isAccessible("the menu of files");
        console.press("Escape");
        var json = downloaded("Download as JSON", "offers.json");
        var csv = downloaded("Download as CSV", "offers.table.csv");
        assertThat(csv).asString(StandardCharsets.UTF_8).isEqualTo(OpenTable.OFFERS);
        table.says("many", 3, "-40");

        upload("offers.json", json);

        console.seesText("The draft is what the file says");
        console.sees(console.dialog().getByText("They say the same"));
        assertThat(table.text()).isEqualTo(OpenTable.OFFERS);
    }

    @Test
    void aWorkbookThatIsWrongIsRefusedCellByCell() throws IOException {
        var workbook = downloaded("Download for Excel", "offers.xlsx");
        var wrong = changed(changed(workbook, "<v>-20.0</v>", "<f>1+1</f><v>2</v>"), "<v>5.0</v>", "<v>1E+15</v>");

        upload("offers.xlsx", wrong);

        console.sees(console.dialog().getByText("The draft is as it was"));
        console.isAccessible("a workbook that was not taken");
        var rows = console.dialog().locator("tbody tr");
        assertThat(rows.locator("td:nth-child(1)")).hasText(new String[] {"offers", "offers", "offers"});
        assertThat(rows.locator("td:nth-child(2)")).hasText(new String[] {"C8", "D8", "row 8"});
        assertThat(console.dialog().getByRole(AriaRole.COLUMNHEADER))
                .hasText(new String[] {"Sheet", "Cell", "What is wrong"});
        console.press("Escape");
        assertThat(console.dialog()).hasCount(0);
        assertThat(table.text()).isEqualTo(OpenTable.OFFERS);
        console.forgiveRefusals();
    }

    @Test
    void jsonThatIsWrongIsRefusedPlaceByPlace() {
        upload(
                "offers.json",
                bytes(
                        "{\"table\": \"offers\", \"stage\": \"adjust\", \"hitPolicy\": \"first\", \"columns\": [\"id\", \"percent\"],"
                                + " \"rows\": [{\"id\": \"a\", \"cells\": {\"percent\": \"many\"}}]}"));

        console.sees(console.dialog().getByText("/rows/0/cells/percent"));
        console.isAccessible("JSON that was not taken");
        assertThat(table.text()).isEqualTo(OpenTable.OFFERS);
        console.forgiveRefusals();
    }

    @Test
    void aDroolsSpreadsheetBecomesARuleOrIsRefusedCellByCell() {
        console.open("rules");
        console.button("New rule").click();
        console.dialog()
                .getByText("A file", new Locator.GetByTextOptions().setExact(true))
                .click();
        choose("spring.csv", SPRING.replace("20,9.99", "20,many"));
        console.inDialog("Create").click();
        console.sees(console.dialog().getByText("B (floor hold)"));
        console.isAccessible("a spreadsheet that was not taken");
        console.forgiveRefusals();

        choose("spring.csv", SPRING);
        console.inDialog("Create").click();

        console.sees(console.heading("Spring"));
        console.sees(console.cell("9.99"));
        console.isAccessible("a rule out of a spreadsheet");
    }

    private byte[] downloaded(String item, String name) throws IOException {
        console.button("Files").click();
        var download = console.page().waitForDownload(() -> table.item(item).click());
        assertThat(download.suggestedFilename()).isEqualTo(name);
        return Files.readAllBytes(download.path());
    }

    private void upload(String name, byte[] file) {
        console.page().locator("input[type=file]").setInputFiles(new FilePayload(name, "", file));
    }

    private void choose(String name, String text) {
        console.page().locator("input[type=file]").last().setInputFiles(new FilePayload(name, "text/csv", bytes(text)));
    }

    /** The workbook with one thing changed in its sheets, as a spreadsheet that was saved again has it. */
    private static byte[] changed(byte[] workbook, String before, String after) throws IOException {
        UnaryOperator<byte[]> change = part -> {
            var text = new String(part, StandardCharsets.UTF_8);
            return text.contains(before) ? bytes(text.replace(before, after)) : part;
        };
        var result = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook));
                var out = new ZipOutputStream(result)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var part = in.readAllBytes();
                out.write(entry.getName().startsWith("xl/worksheets/") ? change.apply(part) : part);
            }
        }
        assertThat(result.toByteArray()).isNotEqualTo(workbook);
        return result.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
