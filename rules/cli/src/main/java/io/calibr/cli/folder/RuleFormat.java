package io.calibr.cli.folder;

import io.calibr.engine.dialect.DrlTableReader;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.Reading;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms a rule may have, told apart by how its file's name ends. A new form of rule is one more constant here. */
public enum RuleFormat {
    TABLE(".table.csv") {
        @Override
        Reading read(Vocabulary vocabulary, String source, byte[] content) {
            return new CsvTableReader(vocabulary).read(source, new ByteArrayInputStream(content));
        }
    },
    DRL(".drl") {
        @Override
        Reading read(Vocabulary vocabulary, String source, byte[] content) {
            return new DrlTableReader(vocabulary).read(source, new String(content, StandardCharsets.UTF_8));
        }
    };

    private final String suffix;

    RuleFormat(String suffix) {
        this.suffix = suffix;
    }

    abstract Reading read(Vocabulary vocabulary, String source, byte[] content);

    /** As the API calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of a file of that name; empty where it is no rule. */
    static Optional<RuleFormat> of(String fileName) {
        return Arrays.stream(values())
                .filter(format -> fileName.length() > format.suffix.length() && fileName.endsWith(format.suffix))
                .findFirst();
    }

    /** The rule's own name: its file's without the ending. */
    String ruleName(String fileName) {
        return fileName.substring(0, fileName.length() - suffix.length());
    }
}
