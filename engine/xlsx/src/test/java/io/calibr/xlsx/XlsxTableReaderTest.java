package io.calibr.xlsx;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.TableMaker;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.calibr.xlsx.Packed.number;
import static io.calibr.xlsx.Packed.row;
import static io.calibr.xlsx.Packed.text;
import static org.assertj.core.api.Assertions.assertThat;

class XlsxTableReaderTest {

    private static final String TOP = row(1, text("A1", "# table: offers"))
            + row(2, text("A2", "# stage:"), text("B2", "adjust"))
            + row(3, text("A3", "# hit-policy: first"))
            + row(4, text("A4", "# currency:"), text("B4", "USD"));
    private static final String HEADER = row(
            6,
            text("A6", "id"),
            text("B6", "title contains"),
            text("C6", "stock >"),
            text("D6", "date >="),
            text("E6", "percent"),
            text("F6", "floor hold"),
            text("G6", "fragile is"));
    private static final String PERCENT = number("E7", "-10", 0);

    private final XlsxTableReader reader = new XlsxTableReader(TableMaker.VOCABULARY);

    private DecisionTable table(Packed file) {
        return switch (reader.read("offers.xlsx", file.open())) {
            case WorkbookReading.Accepted(var tables, var notes) ->
                tables.getFirst().table();
            case WorkbookReading.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private List<Problem> problems(Packed file) {
        return switch (reader.read("offers.xlsx", file.open())) {
            case WorkbookReading.Accepted accepted -> throw new AssertionError("accepted: " + accepted);
            case WorkbookReading.Refused(var problems) -> problems;
        };
    }

    private static Packed offers(String... cells) {
        return Packed.sheet(TOP + HEADER + row(7, cells));
    }

    private static DecisionTable csv(String row) {
        return new CsvTableReader(TableMaker.VOCABULARY)
                .read("offers.csv", """
                        # table: offers
                        # stage: adjust
                        # hit-policy: first
                        # currency: USD
                        id,title contains,stock >,date >=,percent,floor hold,fragile is
                        """ + row + "\n")
                .orThrow();
    }

    @Test
    void isTheTableThatCsvWouldBe() {
        var file = offers(
                text("A7", "r1"),
                text("B7", "@home"),
                number("C7", "20", 0),
                number("D7", "45500", 1),
                number("E7", "-0.1", 2),
                number("F7", "1.1000000000000001", 4),
                "<c r=\"G7\" t=\"b\"><v>1</v></c>");

        assertThat(table(file)).isEqualTo(csv("r1,'@home,20,2024-07-27,-10,1.10,true"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0, 0.3",
        "19.989999999999998, 0, 19.99",
        "1E+3, 0, 1000",
        "1.5E-3, 0, 0.0015",
        "100000000000000, 0, 100000000000000",
        "9.9, 4, 9.90",
        "9.9, 5, 9.90",
        "9.999, 4, 9.999",
        "7, 6, 7.00",
        "0, 4, 0.00",
        "-0, 0, 0",
        "20, 77, 20"
    })
    void aNumberIsReadAsItIsShown(String raw, int style, String shown) {
        assertThat(table(offers(text("A7", "r1"), number("C7", raw, style), PERCENT)))
                .isEqualTo(csv("r1,," + shown + ",,-10,,"));
    }

    @ParameterizedTest
    @CsvSource({"0.2, 2, 20", "0.125, 3, 12.5", "0.2, 3, 20.0", "0.07, 2, 7", "1, 2, 100"})
    void aShareMayBeShownAsPerCent(String raw, int style, String share) {
        assertThat(table(offers(text("A7", "r1"), number("E7", raw, style)))).isEqualTo(csv("r1,,,," + share + ",,"));
    }

    @Test
    void daysAreCountedFrom1904WhereTheWorkbookSaysSo() {
        var file = offers(text("A7", "r1"), number("D7", "44038", 1), PERCENT).workbook("date1904=\"1\"", "");

        assertThat(table(file)).isEqualTo(csv("r1,,,2024-07-27,-10,,"));
    }

    @Test
    void sharedAndRichTextsArePutTogetherWithoutTheirLooks() {
        var file = offers(text("A7", "r1"), "<c r=\"B7\" t=\"s\"><v>1</v></c>", PERCENT)
                .strings("""
                <si><t>other</t></si>
                <si><r><rPr><b/></rPr><t xml:space="preserve">Road </t></r><r><t>Bike_x0041_</t></r><rPh><t>ro</t></rPh></si>
                """);

        assertThat(table(file)).isEqualTo(csv("r1,Road BikeA,,,-10,,"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            <c r="C7"><f>1+1</f><v>2</v></c>            ~ formula      ~ C7
            <c r="C7"><f>HYPERLINK("http://x")</f></c>  ~ formula      ~ C7
            <c r="C7" t="str"><f>"a"</f><v>a</v></c>    ~ formula      ~ C7
            <c r="C7"><f t="shared" si="0"/><v>2</v></c> ~ formula     ~ C7
            <c r="C7" t="e"><v>#REF!</v></c>            ~ formula      ~ C7
            <c r="C7"><v>1E+15</v></c>                  ~ bad-number   ~ C7
            <c r="C7"><v>1E+999</v></c>                 ~ bad-number   ~ C7
            <c r="C7"><v>1E-10</v></c>                  ~ bad-number   ~ C7
            <c r="C7"><v>NaN</v></c>                    ~ bad-number   ~ C7
            <c r="C7"><v>0x10</v></c>                   ~ bad-number   ~ C7
            <c r="C7"><v>123456789.123456789</v></c>    ~ bad-number   ~ C7
            <c r="C7" s="2"><v>0.2</v></c>              ~ bad-number   ~ C7
            <c r="C7" s="1"><v>45500</v></c>            ~ bad-number   ~ C7
            <c r="D7" s="1"><v>45500.5</v></c>          ~ bad-date     ~ D7
            <c r="D7" s="1"><v>60</v></c>               ~ bad-date     ~ D7
            <c r="D7" s="1"><v>9999999</v></c>          ~ bad-date     ~ D7
            <c r="D7"><v>45500</v></c>                  ~ bad-date     ~ D7
            <c r="D7" t="d"><v>2024-02-30</v></c>       ~ bad-date     ~ D7
            <c r="F7"><v>9.999</v></c>                  ~ bad-number   ~ F7
            <c r="G7"><v>1</v></c>                      ~ bad-flag     ~ G7
            <c r="H7"><v>1</v></c>                      ~ cell-without-header ~ H7
            """)
    void aCellThatATableCannotHoldIsRefusedByItsPlace(String cell, String kind, String address) {
        var before = address.compareTo("E7") < 0;
        var file = offers(text("A7", "r1"), before ? cell : "", PERCENT, before ? "" : cell);

        assertThat(problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().cell()).hasValue("offers!" + address);
            assertThat(problem).asString().startsWith("offers.xlsx, offers!" + address);
        });
    }

    @Test
    void allProblemsAreListedInTheOrderOfTheSheet() {
        var file = Packed.sheet(TOP
                + HEADER
                + row(7, text("A7", "r1"), text("C7", "many"), PERCENT)
                + row(8, text("A8", "r1"), "<c r=\"C8\"><f>1+1</f></c>", number("E8", "-200", 0)));

        assertThat(problems(file))
                .extracting(problem -> problem.place().cell().orElseThrow() + " "
                        + problem.kind().word())
                .containsExactly(
                        "offers!C7 bad-number",
                        "offers!C8 formula",
                        "offers!A8 repeated-row-id",
                        "offers!E8 out-of-range");
    }

    @Test
    void whatIsHiddenIsRefused() {
        var hiddenRow =
                Packed.sheet(TOP + HEADER + "<row r=\"7\" hidden=\"1\">" + text("A7", "r1") + PERCENT + "</row>");
        var flatRow = Packed.sheet(TOP + HEADER + "<row r=\"7\" ht=\"0\">" + text("A7", "r1") + PERCENT + "</row>");
        var hiddenColumn = offers().around(
                        "<cols><col min=\"5\" max=\"5\" hidden=\"1\" width=\"9\"/></cols>",
                        TOP + HEADER + row(7, text("A7", "r1"), PERCENT),
                        "");
        var hiddenSheet = offers(text("A7", "r1"), PERCENT).workbook("", "state=\"veryHidden\"");

        for (var file : List.of(hiddenRow, flatRow, hiddenColumn, hiddenSheet)) {
            assertThat(problems(file))
                    .extracting(problem -> problem.kind().word())
                    .containsOnly("hidden-content");
        }
    }

    @Test
    void mergedCellsAreRefused() {
        var file = offers().around(
                        "",
                        TOP + HEADER + row(7, text("A7", "r1"), PERCENT),
                        "<mergeCells><mergeCell ref=\"B7:C8\"/></mergeCells>");

        assertThat(problems(file))
                .extracting(problem -> problem.place().cell().orElseThrow() + " "
                        + problem.kind().word())
                .containsExactly("offers!B7 merged-cells");
    }

    @Test
    void aSheetThatIsNoTableIsANote() {
        var reading = reader.read(
                "offers.xlsx",
                Packed.sheet(row(1, text("A1", "Dear colleague"))).open());

        assertThat(reading)
                .isInstanceOfSatisfying(
                        WorkbookReading.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.kind().word())
                                .containsExactly("missing-header"));
    }

    private static final String SPRING = row(2, text("B2", "RuleSet"), text("C2", "com.example"))
            + row(4, text("B4", "RuleTable Spring"))
            + row(5, text("B5", "CONDITION"), text("C5", "CONDITION"), text("D5", "ACTION"))
            + row(6, text("B6", "Product"))
            + row(7, text("B7", "stock > $param"), text("C7", "date >="), text("D7", "price.floor($param, \"hold\");"))
            + row(9, number("B9", "20", 0), number("C9", "45500", 1), number("D9", "9.9", 4));

    private List<Problem> imported(String rows) {
        return switch (reader.importAll(
                "spring.xlsx", Packed.sheet(rows).open(), Optional.of(Currency.getInstance("USD")))) {
            case WorkbookReading.Accepted(var tables, var notes) -> {
                assertThat(tables)
                        .singleElement()
                        .satisfies(found -> assertThat(found.table())
                                .isEqualTo(new CsvTableReader(TableMaker.VOCABULARY)
                                        .read("x.csv", """
                                        # table: spring
                                        # stage: adjust
                                        # hit-policy: collect
                                        # currency: USD
                                        id,stock >,date >=,floor hold
                                        r9,20,2024-07-27,9.90
                                        """)
                                        .orThrow()));
                yield List.of();
            }
            case WorkbookReading.Refused(var problems) -> problems;
        };
    }

    @Test
    void aDroolsSpreadsheetIsImportedWhereItMaps() {
        assertThat(imported(SPRING)).isEmpty();
    }

    @Test
    void aDroolsSpreadsheetIsRefusedCellByCellWhereItDoesNot() {
        var attack = SPRING.replace("price.floor($param, \"hold\");", "Runtime.getRuntime().exec($param);")
                .replace("com.example", "com.example\nfunction void x() {}")
                .replace("<v>20</v>", "<f>1+1</f><v>20</v>");

        assertThat(imported(attack))
                .extracting(problem -> problem.place().cell().orElseThrow() + " "
                        + problem.kind().word())
                .contains("offers!D7 outside-dialect", "offers!B9 formula");
    }

    @Test
    void whatIsNotOurOwnFormatIsOnlyImported() {
        assertThat(problems(Packed.sheet(SPRING)))
                .extracting(problem -> problem.kind().word())
                .containsExactly("missing-header");
    }
}
