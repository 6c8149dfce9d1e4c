package io.calibr.xlsx;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.TableMaker;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class XlsxTableWriterTest {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,status is,title contains,regular between,date >=,stock >,percent,floor hold [USD],compare-at,note
            r1,ACTIVE,'=1+1,10.00 .. 20.00,2024-07-27,123456789012345.5,-10,9.90,regular,"two
            lines"
            rest,,,,,,0,,,
            """;

    private static DecisionTable offers() {
        return new CsvTableReader(TableMaker.VOCABULARY)
                .read("offers.csv", OFFERS)
                .orThrow();
    }

    private static byte[] written(List<DecisionTable> tables) throws IOException {
        var file = new ByteArrayOutputStream();
        new XlsxTableWriter(TableMaker.VOCABULARY).write(tables, file);
        return file.toByteArray();
    }

    private static XSSFSheet sheet() throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written(List.of(offers())))).getSheet("offers");
    }

    private static List<DecisionTable> read(byte[] file) {
        return switch (new XlsxTableReader(TableMaker.VOCABULARY).read("x.xlsx", new ByteArrayInputStream(file))) {
            case WorkbookReading.Accepted(var tables, var notes) ->
                tables.stream().map(WorkbookReading.SheetTable::table).toList();
            case WorkbookReading.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    @Test
    void linesOfANoteAndTextThatLooksLikeAFormulaComeBack() throws IOException {
        assertThat(read(written(List.of(offers())))).containsExactly(offers());
    }

    @Test
    void severalTablesGetASheetEach() throws IOException {
        var other = new DecisionTable(
                "offers-2", offers().stage(), offers().hitPolicy(), offers().currency(), offers().columns(), List.of());

        assertThat(read(written(List.of(offers(), other, offers())))).containsExactly(offers(), other, offers());
    }

    @Test
    void numbersAndDaysAreSuchAndTextIsText() throws IOException {
        var row = sheet().getRow(6);

        assertThat(row.getCell(4).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(row.getCell(6).getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(9.9);
        assertThat(row.getCell(7).getCellStyle().getDataFormatString()).startsWith("0.00");
        assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(2).getStringCellValue()).isEqualTo("=1+1");
        assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("@");
    }

    @Test
    void theHeaderStaysInSightAndExplainsItsWords() throws IOException {
        var sheet = sheet();

        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 6);
        assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 1);
        assertThat(sheet.getCellComment(new CellAddress("B6")).getString().getString())
                .contains("state in the catalogue", "is is-not in not-in", "ACTIVE, ARCHIVED, DRAFT");
        assertThat(sheet.getCellComment(new CellAddress("H6")).getString().getString())
                .contains("amount", "hold, clamp");
    }

    @Test
    void whatHasAFewValuesIsChosenFromAList() throws IOException {
        assertThat(sheet().getDataValidations())
                .extracting(rule -> rule.getRegions()
                                .getCellRangeAddress(0)
                                .formatAsString()
                                .replaceAll(":([A-Z])\\d+$", ":$1n")
                        + " "
                        + String.join(" ", rule.getValidationConstraint().getExplicitListValues()))
                .contains(
                        "B2 base adjust round guard",
                        "B3 first unique priority collect",
                        "B7:Bn ACTIVE ARCHIVED DRAFT",
                        "I7:In regular");
    }

    @Test
    void aListThatSpreadsheetsDoNotTakeIsLeftOut() throws IOException {
        var many = TableMaker.VOCABULARY.with(
                new Term("finish", TermType.TEXT, "Finish", Set.of("a".repeat(200), "b".repeat(200))),
                new Term("look", TermType.TEXT, "Look", Set.of("a,b", "c")));
        var table = new CsvTableReader(many)
                .read(
                        "t.csv",
                        "# table: t\n# stage: adjust\n# hit-policy: first\nid,finish is,look is,percent\nr,,,1\n")
                .orThrow();
        var file = new ByteArrayOutputStream();

        new XlsxTableWriter(many).write(table, file);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            assertThat(workbook.getSheet("t").getDataValidations()).hasSize(2);
        }
    }

    @Test
    void aTextLongerThanASpreadsheetTakesIsRefused() {
        var table = new CsvTableReader(TableMaker.VOCABULARY)
                .read(
                        "t.csv",
                        "# table: t\n# stage: adjust\n# hit-policy: first\nid,percent,note\nr,1," + "x".repeat(40_000)
                                + "\n")
                .orThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(List.of(table)))
                .withMessageContaining("32767");
    }

    /** What {@link #offers} was written as, opened and saved by LibreOffice 7.4: {@code soffice --convert-to xlsx}. */
    @Test
    void aWorkbookThatAnotherProgramSavedIsTheSameTable() throws IOException {
        try (var saved = XlsxTableWriterTest.class.getResourceAsStream("saved-by-libreoffice.xlsx")) {
            assertThat(read(Objects.requireNonNull(saved).readAllBytes())).containsExactly(offers());
        }
    }
}
