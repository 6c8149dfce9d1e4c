package io.calibr.engine.table;

import java.util.Optional;

/**
 * Where something stands in an authored file.
 *
 * @param source what the author knows the file as
 * @param line from 1, the line on which the row or rule begins
 * @param column in a table the spreadsheet letter with its header, {@code C (margin <)}; in DRL the character's position
 *     in its line, from 1; empty for the whole line
 */
public record Place(String source, int line, Optional<String> column) {

    /** A whole line. */
    public static Place line(String source, int line) {
        return new Place(source, line, Optional.empty());
    }

    /** A place within a line. */
    public static Place at(String source, int line, String column) {
        return new Place(source, line, Optional.of(column));
    }

    @Override
    public String toString() {
        return source + ", line " + line + column.map(c -> ", column " + c).orElse("");
    }
}
