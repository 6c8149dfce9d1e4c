package io.calibr.cli.folder;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Reading;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rule of the folder.
 *
 * @param name its file's name without the ending; what a server knows it by
 * @param path as findings show it
 * @param text as written
 * @param reading what it says, or why it does not
 * @param examples the file of examples beside it
 */
public record RuleFile(
        String name, String path, RuleFormat format, String text, Reading reading, Optional<ExampleFile> examples) {

    /** The file {@code <rule>.examples.csv}. */
    public record ExampleFile(String path, String text) {}

    /** The table it says; empty where it was refused. */
    public Optional<DecisionTable> table() {
        return reading instanceof Reading.Accepted(var table) ? Optional.of(table) : Optional.empty();
    }

    /** The line on which the row of that id begins; 0 where none does. */
    public int lineOf(String row) {
        if (row.isEmpty()) {
            return 0;
        }
        var id = Pattern.quote(row);
        var begins = Pattern.compile("(?:^|,)\\s*\"?" + id + "\"?\\s*(?:,|$)|^\\s*rule\\s+\"" + id + "\"");
        var line = 0;
        for (var content : text.lines().toList()) {
            line++;
            if (begins.matcher(content).find()) {
                return line;
            }
        }
        return 0;
    }
}
