package io.calibr.cli.catalogue;

import io.calibr.cli.report.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header, read line by line; it is never in memory. Header names are in any case. */
record CsvFile(Path path) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    /**
     * Hands over every line.
     *
     * @param required columns it must have
     * @param known those it may have besides
     * @throws Failure naming file, line and column
     */
    void forEach(Collection<String> required, Collection<String> known, Consumer<CsvLine> lines) {
        try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                var parser = CSVParser.parse(reader, FORMAT)) {
            List<String> header = List.of();
            for (var record : parser) {
                if (header.isEmpty()) {
                    header = header(record, required, known);
                } else {
                    lines.accept(line(header, record, parser.getCurrentLineNumber()));
                }
            }
            if (header.isEmpty()) {
                throw new Failure(path + ": no header");
            }
        } catch (NoSuchFileException missing) {
            throw new Failure(path + ": there is no such file", missing);
        } catch (CharacterCodingException notUtf8) {
            throw new Failure(path + ": it is not UTF-8; save it as \"CSV UTF-8\"", notUtf8);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Failure(path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private List<String> header(CSVRecord first, Collection<String> required, Collection<String> known) {
        var header = first.toList().stream()
                .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        for (var column : required) {
            if (!header.contains(column)) {
                throw new Failure(path + ":1: the column " + column + " is missing");
            }
        }
        for (var column : header) {
            if (!required.contains(column) && !known.contains(column)) {
                throw new Failure(path + ":1: the column " + column + " is not known; an attribute of the catalogue"
                        + " is named in the folder's attributes.txt");
            }
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new Failure(path + ":1: the column " + column + " stands there twice");
            }
        }
        return header;
    }

    private CsvLine line(List<String> header, CSVRecord record, long number) {
        if (record.size() != header.size()) {
            throw new Failure(path + ":" + number + ": " + record.size() + " cells, but " + header.size() + " columns");
        }
        return new CsvLine(path + ":" + number, header, record.toList());
    }
}
