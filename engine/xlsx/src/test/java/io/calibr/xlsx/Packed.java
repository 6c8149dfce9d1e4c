package io.calibr.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together from markup, as no spreadsheet would. */
public final class Packed {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Packed() {
        with("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="x/y"/>
                <Override PartName="/xl/workbook.xml" ContentType="TYPEsheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="TYPEstyles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="TYPEsharedStrings+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="TYPEworksheet+xml"/></Types>
                """.replace("TYPE", TYPE));
        with(
                "_rels/.rels",
                RELATIONS + "<Relationship Id=\"rId1\" Type=\"" + RELATION
                        + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        with(
                "xl/_rels/workbook.xml.rels",
                RELATIONS + relation("rId1", "worksheet", "worksheets/sheet1.xml")
                        + relation("rId2", "styles", "styles.xml")
                        + relation("rId3", "sharedStrings", "sharedStrings.xml") + "</Relationships>");
        workbook("", "");
        styles();
        strings("");
    }

    /** With one sheet called offers. */
    public static Packed sheet(String rows) {
        return new Packed().around("", rows, "");
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + type + "\" Target=\"" + target + "\"/>";
    }

    /** With something before and after the rows. */
    public Packed around(String before, String rows, String after) {
        return with(
                "xl/worksheets/sheet1.xml",
                "<worksheet " + MAIN + ">" + before + "<sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
    }

    /** With other properties of the workbook, and other attributes of its sheet. */
    public Packed workbook(String properties, String sheetAttributes) {
        return with(
                "xl/workbook.xml",
                "<workbook " + MAIN + "><workbookPr " + properties + "/><sheets><sheet name=\"offers\" sheetId=\"1\""
                        + " r:id=\"rId1\" " + sheetAttributes + "/></sheets></workbook>");
    }

    /** Styles 0 to 6: general, a day, per cent, per cent with a decimal, two decimals, grouped, a quoted per cent. */
    private void styles() {
        with("xl/styles.xml", "<styleSheet " + MAIN + """
                ><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/>
                <numFmt numFmtId="166" formatCode="#,##0.00 &quot;%&quot;"/></numFmts>
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/>
                <xf numFmtId="2"/><xf numFmtId="4"/><xf numFmtId="166"/></cellXfs></styleSheet>""");
    }

    /** With these shared texts. */
    public Packed strings(String items) {
        return with("xl/sharedStrings.xml", "<sst " + MAIN + ">" + items + "</sst>");
    }

    /** With a part more, or another content of it. */
    public Packed with(String part, String text) {
        return with(part, text.getBytes(StandardCharsets.UTF_8));
    }

    /** With a part more, or another content of it. */
    public Packed with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** The file, to be read. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes());
    }

    /** A cell of text. */
    public static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>"
                + text.replace("&", "&amp;").replace("<", "&lt;") + "</t></is></c>";
    }

    /** A cell of a number in a style. */
    public static String number(String address, String value, int style) {
        return "<c r=\"" + address + "\" s=\"" + style + "\"><v>" + value + "</v></c>";
    }

    /** A row, of cells. */
    public static String row(int number, String... cells) {
        return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
    }
}
