package io.calibr.xlsx;

import io.calibr.engine.table.Grid;
import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/**
 * The sheets of a workbook as grids of text. Reading streams; what is held is bounded by the limits: the packed file, its
 * parts unpacked, the texts of its cells.
 */
final class Workbook {

    /** How much a packed file may be smaller than what it unpacks to is bounded by the limit on the latter. */
    private static final int PACKED = 16 << 20;

    /** A sheet with what is wrong with its cells. */
    record Read(Grid grid, Problems problems) {}

    private final String source;
    private final Limits limits;

    Workbook(String source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * Reads all sheets.
     *
     * @param problems takes what is wrong with the workbook as a whole
     */
    List<Read> sheets(InputStream in, Problems problems) throws IOException {
        try {
            var file = in.readNBytes(PACKED + 1);
            if (file.length > PACKED) {
                throw new Refusal(Kind.TOO_LARGE, "the file has more than " + PACKED + " bytes");
            }
            Parts.check(file, limits.bytes());
            return open(file);
        } catch (Refusal e) {
            problems.line(1).about(e.kind(), e.said());
            return List.of();
        }
    }

    private List<Read> open(byte[] file) throws IOException {
        try (var parts = OPCPackage.open(new ByteArrayInputStream(file))) {
            return read(new XSSFReader(parts));
        } catch (Refusal e) {
            throw e;
        } catch (OpenXML4JException | IOException | RuntimeException e) {
            // POI says by many unchecked exceptions that the packing is damaged, and the bytes are the caller's
            throw refusal(e);
        }
    }

    private static Refusal refusal(Exception e) {
        if (String.valueOf(e.getMessage()).contains("Zip bomb")) {
            return new Refusal(Kind.TOO_LARGE, "a part of the file unpacks to more than a hundred times its size");
        }
        return new Refusal(
                Kind.BAD_WORKBOOK,
                "the file cannot be opened as a workbook: " + e.getClass().getSimpleName());
    }

    private List<Read> read(XSSFReader parts) throws IOException, OpenXML4JException {
        var contents = new Contents();
        contents.read(parts.getWorkbookData(), "workbook");
        var strings = new Strings(limits.cellBytes());
        var shared = parts.getSharedStringsData();
        if (shared != null) {
            strings.read(shared, "sharedStrings");
        }
        var styles = new Styles();
        var looks = parts.getStylesData();
        if (looks != null) {
            styles.read(looks, "styles");
        }
        var read = new ArrayList<Read>();
        for (var sheet : contents.sheets()) {
            var problems = new Problems(Places.cells(source, sheet.name()));
            var part = new SheetPart(strings, styles, new Numbers(contents.from1904()), limits, problems);
            try {
                part.read(parts.getSheet(sheet.relation()), sheet.name());
            } catch (Refusal e) {
                problems.line(e.line()).about(e.kind(), e.said());
            }
            var grid = part.grid(sheet.name());
            if (sheet.hidden() && !grid.lines().isEmpty()) {
                problems.line(1).about(Kind.HIDDEN_CONTENT, "the sheet is hidden: show it, or delete it");
            }
            read.add(new Read(grid, problems));
        }
        return read;
    }
}
