package io.calibr.xlsx;

import io.calibr.engine.table.SheetColumn;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** How the cells of a written workbook look. */
final class Looks {

    private static final String TEXT = "@";
    private static final String DAY = "yyyy-mm-dd";

    /** Spreadsheets show at least these decimals and, where somebody writes more, those too. */
    private static final int MOST_DECIMALS = 9;

    private final Workbook workbook;
    private final Font bold;
    private final Map<String, CellStyle> formats = new HashMap<>();
    private final Map<SheetColumn.Role, CellStyle> headers = new HashMap<>();

    Looks(Workbook workbook) {
        this.workbook = workbook;
        this.bold = workbook.createFont();
        bold.setBold(true);
    }

    CellStyle text() {
        return format(TEXT);
    }

    CellStyle day() {
        return format(DAY);
    }

    CellStyle plain() {
        return format("General");
    }

    /** A number with at least so many decimals. */
    CellStyle number(int decimals) {
        return decimals == 0
                ? plain()
                : format("0." + "0".repeat(decimals) + "#".repeat(Math.max(0, MOST_DECIMALS - decimals)));
    }

    CellStyle bold() {
        return formats.computeIfAbsent("bold", _ -> {
            var style = workbook.createCellStyle();
            style.setFont(bold);
            style.setDataFormat(workbook.createDataFormat().getFormat(TEXT));
            return style;
        });
    }

    CellStyle header(SheetColumn.Role role) {
        return headers.computeIfAbsent(role, this::newHeader);
    }

    private CellStyle newHeader(SheetColumn.Role role) {
        var style = workbook.createCellStyle();
        style.setFont(bold);
        style.setDataFormat(workbook.createDataFormat().getFormat(TEXT));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setBorderBottom(BorderStyle.MEDIUM);
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setFillForegroundColor(color(role).getIndex());
        return style;
    }

    private static IndexedColors color(SheetColumn.Role role) {
        return switch (role) {
            case WHEN -> IndexedColors.PALE_BLUE;
            case THEN -> IndexedColors.LIGHT_GREEN;
            case NOTE -> IndexedColors.LIGHT_YELLOW;
            case ID, SETTING, UNKNOWN -> IndexedColors.GREY_25_PERCENT;
        };
    }

    private CellStyle format(String code) {
        return formats.computeIfAbsent(code, _ -> {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(code));
            return style;
        });
    }
}
