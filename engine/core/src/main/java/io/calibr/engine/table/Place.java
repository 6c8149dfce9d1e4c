package io.calibr.engine.table;

import java.util.Optional;

/**
 * Where something stands in an authored file.
 *
 * @param source what the author knows the file as
 * @param sheet of a workbook; empty where the file has no sheets
 * @param line from 1, the line on which the row or rule begins
 * @param column in a table the spreadsheet letter with its header, {@code C (margin <)}; in DRL the character's position
 *     in its line, from 1; in JSON the pointer, {@code /rows/3/cells/percent}; empty for the whole line
 */
public record Place(String source, Optional<String> sheet, int line, Optional<String> column) {

    /** A place in a file without sheets. */
    public Place(String source, int line, Optional<String> column) {
        this(source, Optional.empty(), line, column);
    }

    /** A whole line. */
    public static Place line(String source, int line) {
        return new Place(source, line, Optional.empty());
    }

    /** A place within a line. */
    public static Place at(String source, int line, String column) {
        return new Place(source, line, Optional.of(column));
    }

    /** In a workbook the cell as spreadsheets call it, or the row: {@code offers!C7}, {@code offers!7}. */
    public Optional<String> cell() {
        return sheet.map(name -> name + "!" + letter() + line);
    }

    private String letter() {
        return column.map(label -> label.split(" ", 2)[0]).orElse("");
    }

    @Override
    public String toString() {
        if (cell().isPresent()) {
            var header = column.map(label -> label.substring(letter().length())).orElse("");
            return source + ", " + cell().get() + header;
        }
        var pointer = column.filter(text -> text.startsWith("/")).isPresent();
        return source + ", line " + line
                + column.map(c -> (pointer ? ", " : ", column ") + c).orElse("");
    }
}
