package io.calibr.rules;

/**
 * One rule as its author wrote it.
 *
 * @param name the file's name up to its first dot
 * @param kind {@code table} or {@code drl}, as the API calls it
 * @param examples cases that must hold, as CSV; empty where it has none
 */
public record StarterRule(String name, String kind, String text, String examples) {

    private static final String TABLE = ".table.csv";
    private static final String DRL = ".drl";

    static StarterRule read(String file) {
        if (file.endsWith(TABLE)) {
            return read(file, "table", TABLE);
        }
        if (file.endsWith(DRL)) {
            return read(file, "drl", DRL);
        }
        throw new IllegalArgumentException(file + " is neither a table nor DRL");
    }

    private static StarterRule read(String file, String kind, String suffix) {
        var name = file.substring(0, file.length() - suffix.length());
        return new StarterRule(
                name, kind, Starter.text("starter/" + file), Starter.textOrEmpty("starter/" + name + ".examples.csv"));
    }
}
