package io.calibr.cli.folder;

import io.calibr.cli.report.Finding;
import io.calibr.engine.dialect.DrlTableReader;
import io.calibr.engine.json.BuilderReader;
import io.calibr.engine.json.JsonTableReader;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.Reading;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms a rule may have, told apart by how its file's name ends. A new form of rule is one more constant here. */
public enum RuleFormat {
    CSV(".table.csv", "table", "(?:^|,)\\s*\"?ID\"?\\s*(?:,|$)") {
        @Override
        List<RuleReading> read(Vocabulary vocabulary, FolderFile file, Consumer<Finding> notes) {
            return one(file, new CsvTableReader(vocabulary).read(file.path(), file.open()));
        }
    },
    JSON(".table.json", "table", "\"id\"\\s*:\\s*\"ID\"") {
        @Override
        List<RuleReading> read(Vocabulary vocabulary, FolderFile file, Consumer<Finding> notes) {
            return one(file, new JsonTableReader(vocabulary).read(file.path(), file.open()));
        }
    },
    /** A table on each sheet, which is a rule of the table's name. */
    WORKBOOK(".rules.xlsx", "table", "") {
        @Override
        List<RuleReading> read(Vocabulary vocabulary, FolderFile file, Consumer<Finding> notes) {
            return Workbooks.read(vocabulary, file, notes);
        }
    },
    DRL(".drl", "drl", "^\\s*rule\\s+\"ID\"") {
        @Override
        List<RuleReading> read(Vocabulary vocabulary, FolderFile file, Consumer<Finding> notes) {
            return one(file, new DrlTableReader(vocabulary).read(file.path(), file.text()));
        }
    },
    BUILDER(".builder.json", "builder", "") {
        @Override
        List<RuleReading> read(Vocabulary vocabulary, FolderFile file, Consumer<Finding> notes) {
            return one(file, new BuilderReader(vocabulary).read(file.path(), file.text()));
        }
    };

    private final String suffix;
    private final String word;
    private final String rowBegins;

    /**
     * A form.
     *
     * @param suffix of its files
     * @param rowBegins a pattern for the line on which the row ID begins; empty where rows have no lines
     */
    RuleFormat(String suffix, String word, String rowBegins) {
        this.suffix = suffix;
        this.word = word;
        this.rowBegins = rowBegins;
    }

    /** The rules of a file of this form. */
    abstract List<RuleReading> read(Vocabulary vocabulary, FolderFile file, Consumer<Finding> notes);

    /** The kind of rule that the API calls it. */
    public String word() {
        return word;
    }

    /** The endings of all forms, for people. */
    static String endings() {
        return Arrays.stream(values()).map(format -> "*" + format.suffix).collect(Collectors.joining(", "));
    }

    /** The form of a file of that name; empty where it is no rule. */
    static Optional<RuleFormat> of(String fileName) {
        return Arrays.stream(values())
                .filter(format -> fileName.length() > format.suffix.length() && fileName.endsWith(format.suffix))
                .findFirst();
    }

    /** The file's name without its ending. */
    static String stem(String fileName) {
        return of(fileName)
                .map(format -> fileName.substring(0, fileName.length() - format.suffix.length()))
                .orElse(fileName);
    }

    /** The line on which the row of that id begins; 0 where that cannot be told. */
    int lineOf(String row, String text) {
        if (row.isEmpty() || rowBegins.isEmpty()) {
            return 0;
        }
        var begins = Pattern.compile(rowBegins.replace("ID", Pattern.quote(row)));
        var line = 0;
        for (var content : text.lines().toList()) {
            line++;
            if (begins.matcher(content).find()) {
                return line;
            }
        }
        return 0;
    }

    private static List<RuleReading> one(FolderFile file, Reading reading) {
        return List.of(new RuleReading(stem(file.name()), Optional.empty(), reading));
    }
}
