package io.calibr.xlsx;

import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static io.calibr.xlsx.Packed.number;
import static io.calibr.xlsx.Packed.row;
import static io.calibr.xlsx.Packed.text;

/** Workbooks made to harm. */
public final class HostileWorkbooks {

    static final int MEGA = 1 << 20;
    static final String TOP = row(1, text("A1", "# table: offers"))
            + row(2, text("A2", "# stage: adjust"))
            + row(3, text("A3", "# hit-policy: first"))
            + row(4, text("A4", "id"), text("B4", "title is"), text("C4", "percent"));
    static final String SOUND = TOP + row(5, text("A5", "r1"), number("C5", "-10", 0));

    private HostileWorkbooks() {}

    /**
     * One of them.
     *
     * @param kind of problem that it is refused with, among others
     */
    public record Attack(String name, String kind, UnaryOperator<Packed> change) {

        /** The workbook. */
        public byte[] file() {
            return change.apply(Packed.sheet(SOUND)).bytes();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Digits that do not pack well. */
    private static String noise(int length) {
        return new Random(7)
                .ints(length, '0', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Attack part(String name, String part) {
        return new Attack(name, "active-content", file -> file.with(part, "x"));
    }

    private static Attack sheet(String name, String kind, String rows) {
        return new Attack(name, kind, file -> file.around("", rows, ""));
    }

    private static String inSheet(String head, String body) {
        return head + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + TOP
                + row(
                        5,
                        text("A5", "r1"),
                        "<c r=\"B5\" t=\"inlineStr\"><is><t>" + body + "</t></is></c>",
                        number("C5", "1", 0))
                + "</sheetData></worksheet>";
    }

    /** All of them. */
    public static Stream<Attack> attacks() {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a \"lol\">");
        for (var i = 0; i < 30; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i == 0 ? "" : i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]>");
        return Stream.of(
                part("macros", "xl/vbaProject.bin"),
                part("macros in other letters", "XL/VBAproject.BIN"),
                part("links to other workbooks", "xl/externalLinks/externalLink1.xml"),
                part("an embedded object", "xl/embeddings/oleObject1.bin"),
                part("an ActiveX control", "xl/activeX/activeX1.xml"),
                part("a database connection", "xl/connections.xml"),
                part("a query", "xl/queryTables/queryTable1.xml"),
                part("Excel 4 macros", "xl/macrosheets/sheet1.xml"),
                part("a ribbon of its own", "customUI/customUI.xml"),
                sheet(
                        "a formula that calls out",
                        "formula",
                        TOP
                                + row(
                                        5,
                                        text("A5", "r1"),
                                        "<c r=\"C5\"><f>WEBSERVICE(\"http://127.0.0.1:9/\")</f><v>-10</v></c>")),
                sheet(
                        "a formula for many cells",
                        "formula",
                        TOP
                                + row(
                                        5,
                                        text("A5", "r1"),
                                        "<c r=\"C5\"><f t=\"shared\" ref=\"C5:C900\" si=\"0\">C6-1</f><v>-10</v></c>")),
                new Attack(
                        "a sheet that nobody sees",
                        "hidden-content",
                        file -> file.workbook("", "state=\"veryHidden\"")),
                new Attack("a part that leads out", "bad-workbook", file -> file.with("../../marker", "x")),
                new Attack(
                        "an external entity",
                        "bad-workbook",
                        file -> file.with(
                                "xl/worksheets/sheet1.xml",
                                inSheet("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;"))),
                new Attack(
                        "an external definition",
                        "bad-workbook",
                        file -> file.with(
                                "xl/worksheets/sheet1.xml",
                                inSheet("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", "x"))),
                new Attack(
                        "a billion laughs",
                        "bad-workbook",
                        file -> file.with("xl/worksheets/sheet1.xml", inSheet(laughs.toString(), "&a29;"))),
                new Attack(
                        "an entity in the shared texts",
                        "bad-workbook",
                        file -> file.with("xl/sharedStrings.xml", laughs + "<sst><si><t>&a29;</t></si></sst>")),
                new Attack(
                        "an entity in the styles",
                        "bad-workbook",
                        file -> file.with("xl/styles.xml", laughs + "<styleSheet>&a29;</styleSheet>")),
                new Attack(
                        "an entity in the contents",
                        "bad-workbook",
                        file -> file.with("[Content_Types].xml", laughs + "<Types>&a29;</Types>")),
                new Attack(
                        "an entity in the relations",
                        "bad-workbook",
                        file -> file.with("_rels/.rels", laughs + "<Relationships>&a29;</Relationships>")),
                new Attack("no markup", "bad-workbook", file -> file.with("xl/workbook.xml", "no")),
                new Attack("no workbook", "bad-workbook", file -> file.with("_rels/.rels", "<Relationships/>")),
                new Attack(
                        "a sheet that is not there",
                        "bad-workbook",
                        file -> file.workbook("/><sheets><sheet name=\"x\" r:id=\"rId9\"/></sheets><x", "")),
                new Attack(
                        "a bomb in a part nobody reads",
                        "too-large",
                        file -> file.with("xl/theme/theme1.xml", new byte[65 * MEGA])),
                sheet("a bomb in a cell", "too-large", TOP + row(5, text("A5", "x".repeat(100 * MEGA / 2)))),
                sheet("a long cell", "too-large", TOP + row(5, text("A5", noise(MEGA)))),
                sheet("a long number", "too-large", TOP + row(5, number("A5", noise(MEGA), 0))),
                new Attack(
                        "a long shared text",
                        "too-large",
                        file -> file.strings("<si>" + ("<r><t>" + noise(50_000) + "</t></r>").repeat(2) + "</si>")),
                new Attack(
                        "deep markup",
                        "bad-workbook",
                        file -> file.strings("<si>".repeat(1_000) + "</si>".repeat(1_000))),
                sheet("a far column", "too-large", SOUND + row(6, text("XFD6", "x"))),
                sheet("a column beyond all", "bad-workbook", SOUND + row(6, text("AAAA6", "x"))),
                sheet("a row beyond all", "bad-workbook", SOUND + row(9_999_999, text("A9999999", "x"))),
                sheet("a negative row", "bad-workbook", SOUND + row(-1, text("A1", "x"))),
                sheet("rows out of order", "bad-workbook", SOUND + row(4, text("A4", "x"))),
                sheet("a cell twice", "bad-workbook", TOP + row(5, text("A5", "r1"), text("A5", "r2"))),
                sheet("a cell in another row", "bad-workbook", TOP + row(5, text("A6", "r1"))),
                sheet("a cell without a row", "bad-workbook", text("A5", "r1")),
                sheet(
                        "a shared text that is not there",
                        "bad-workbook",
                        TOP + row(5, "<c r=\"A5\" t=\"s\"><v>7</v></c>")),
                sheet("a cell of an unknown type", "bad-workbook", TOP + row(5, "<c r=\"A5\" t=\"x\"><v>7</v></c>")),
                new Attack(
                        "many sheets",
                        "too-large",
                        file -> file.workbook(
                                "/><sheets>" + "<sheet name=\"x\" r:id=\"rId1\"/>".repeat(51) + "</sheets><x", "")));
    }
}
