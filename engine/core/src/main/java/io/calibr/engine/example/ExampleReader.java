package io.calibr.engine.example;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads examples from CSV. The header is {@code example,<term>...,expect-price,expect-outcome,expect-rows}: the term
 * columns are facts, and an empty cell is a missing one; of the expect columns at least one has content in every line, and
 * an empty one is not checked. Several tags or rows are separated by {@code |}.
 */
public final class ExampleReader {

    static final String NAME = "example";
    static final String PRICE = "expect-price";
    static final String OUTCOME = "expect-outcome";
    static final String ROWS = "expect-rows";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final Set<String> OWN = Set.of(NAME, PRICE, OUTCOME, ROWS);

    private final Vocabulary vocabulary;
    private final PriceRequest usual;

    /**
     * A reader for one vocabulary.
     *
     * @param usual the request of an example that has no column for its currency, date, quantity, list or audience
     */
    public ExampleReader(Vocabulary vocabulary, PriceRequest usual) {
        this.vocabulary = vocabulary;
        this.usual = usual;
    }

    /**
     * Reads a whole file.
     *
     * @param source its name, as problems and failures show it
     */
    public ExampleReading read(String source, String text) {
        var problems = new ArrayList<String>();
        var examples = new ArrayList<Example>();
        try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            var lines = parser.iterator();
            if (!lines.hasNext()) {
                return new ExampleReading.Rejected(List.of(source + ": no header"));
            }
            var header = header(source, lines.next(), problems);
            while (problems.isEmpty() && lines.hasNext()) {
                var cells = lines.next();
                var line = (int) parser.getCurrentLineNumber();
                read(source, line, header, cells, examples, problems);
            }
        } catch (IOException | IllegalStateException | UncheckedIOException malformed) {
            problems.add(source + ": " + malformed.getMessage());
        }
        if (problems.isEmpty() && examples.isEmpty()) {
            problems.add(source + ": no examples");
        }
        return problems.isEmpty()
                ? new ExampleReading.Read(new Examples(source, examples))
                : new ExampleReading.Rejected(problems);
    }

    /**
     * A case that expects nothing, from facts by term, each as a cell would have it.
     *
     * @throws IllegalArgumentException naming the fact, if one is no word of the vocabulary or its text is wrong
     */
    public Example example(Map<String, String> facts) {
        var cells = new LinkedHashMap<String, String>();
        facts.forEach((term, text) -> {
            if (vocabulary.find(term).isEmpty()) {
                throw new IllegalArgumentException(term + " is no word of the vocabulary"
                        + vocabulary
                                .nearest(term)
                                .map(near -> "; did you mean " + near.name() + "?")
                                .orElse(""));
            }
            if (!text.isBlank()) {
                cells.put(term, text.strip());
            }
        });
        try {
            return new ExampleLine(vocabulary, usual, cells).open();
        } catch (ArithmeticException | DateTimeException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private List<String> header(String source, CSVRecord record, List<String> problems) {
        var header = record.toList();
        var seen = new HashSet<String>();
        for (var column : header) {
            if (!seen.add(column)) {
                problems.add(source + ":1: column " + column + " stands there twice");
            } else if (!OWN.contains(column) && vocabulary.find(column).isEmpty()) {
                var near = vocabulary.nearest(column).map(Term::name);
                problems.add(source + ":1: column " + column + " is no word of the vocabulary"
                        + near.map(name -> "; did you mean " + name + "?").orElse(""));
            }
        }
        if (!seen.contains(NAME) || !seen.contains("regular")) {
            problems.add(source + ":1: the columns " + NAME + " and regular are needed");
        }
        return header;
    }

    private void read(
            String source,
            int line,
            List<String> header,
            CSVRecord cells,
            List<Example> examples,
            List<String> problems) {
        if (cells.size() != header.size()) {
            problems.add(source + ":" + line + ": " + cells.size() + " cells, but " + header.size() + " columns");
            return;
        }
        var byColumn = new LinkedHashMap<String, String>();
        for (var index = 0; index < header.size(); index++) {
            if (!cells.get(index).isBlank()) {
                byColumn.put(header.get(index), cells.get(index).strip());
            }
        }
        try {
            examples.add(new ExampleLine(vocabulary, usual, byColumn).example(line));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            problems.add(source + ":" + line + ": " + wrong.getMessage());
        }
    }
}
