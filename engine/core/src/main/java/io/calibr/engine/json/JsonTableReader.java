package io.calibr.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableUnderWay;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads a decision table from JSON, as docs/authoring.md describes it: {@code {table, stage, hitPolicy, currency, columns:
 * [header..], rows: [{id, cells: {header: text}}]}}. The text of a cell is what stands in CSV, without an apostrophe in
 * front of what a spreadsheet would run. A member that is unknown or stands twice refuses the file, as does whatever
 * refuses a table; problems name line and JSON pointer.
 */
public final class JsonTableReader {

    /** The document, its rows, a row, its cells; more than that only so that a mistake is named as what it is. */
    private static final int DEPTH = 8;

    private static final int LONGEST_NUMBER = 100;

    private final Vocabulary vocabulary;
    private final Limits limits;
    private final JsonFactory json;

    public JsonTableReader(Vocabulary vocabulary) {
        this(vocabulary, Limits.standard());
    }

    public JsonTableReader(Vocabulary vocabulary, Limits limits) {
        this.vocabulary = vocabulary;
        this.limits = limits;
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(limits.cellBytes())
                        .maxNameLength(limits.cellBytes())
                        .maxDocumentLength(limits.bytes())
                        .build())
                .build();
    }

    /**
     * Reads a file once, front to back, without closing it.
     *
     * @param source what the author knows the file as; problems name it
     * @throws UncheckedIOException if the stream itself fails
     */
    public Reading read(String source, InputStream in) {
        return read(
                source,
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** Reads a table from text. */
    public Reading read(String source, String text) {
        return read(source, new StringReader(text));
    }

    private Reading read(String source, java.io.Reader text) {
        var places = new JsonPlaces(source);
        var problems = new Problems(places);
        var document = new JsonDocument(places, problems, limits);
        try (var parser = json.createParser(text)) {
            document.read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var table = TableUnderWay.ofInertText(vocabulary, problems);
        document.tell(table);
        return table.finished();
    }
}
