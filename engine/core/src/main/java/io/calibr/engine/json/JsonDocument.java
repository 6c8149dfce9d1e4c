package io.calibr.engine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.TableUnderWay;
import io.calibr.engine.vocabulary.Spelling;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in a JSON document, in its own order; told to a table's reader in the order that one needs. */
final class JsonDocument {

    private static final String ID = "id";
    private static final Map<String, String> PROPERTIES = Map.of(
            "table",
            "table",
            "stage",
            "stage",
            "hitPolicy",
            "hit-policy",
            "currency",
            "currency",
            "effective",
            "effective",
            "weekly",
            "weekly");
    private static final List<String> MEMBERS =
            List.of("table", "stage", "hitPolicy", "currency", "effective", "weekly", "columns", "rows");

    private record Property(int spot, String line) {}

    private record JsonRow(int spot, String id, Map<String, String> cells, Map<String, Integer> lines) {}

    private final JsonPlaces places;
    private final Problems problems;
    private final Limits limits;
    private final List<Property> properties = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<JsonRow> rows = new ArrayList<>();
    private int columnsSpot;
    private boolean brokenOff;

    JsonDocument(JsonPlaces places, Problems problems, Limits limits) {
        this.places = places;
        this.problems = problems;
        this.limits = limits;
    }

    /** Reads up to the end of the document, or to where it cannot be read on. */
    void read(JsonParser json) throws IOException {
        try {
            document(json);
        } catch (StreamConstraintsException e) {
            breakOff(json, Kind.TOO_LARGE, "the document is larger or deeper than a table: " + said(e));
        } catch (JsonProcessingException e) {
            breakOff(json, Kind.BAD_JSON, "this is not JSON: " + said(e));
        } catch (CharacterCodingException _) {
            breakOff(json, Kind.NOT_UTF8, "the document holds bytes that are not UTF-8");
        }
    }

    void tell(TableUnderWay table) {
        if (brokenOff) {
            table.breakOff();
            return;
        }
        properties.forEach(property -> table.property(property.spot(), property.line()));
        if (columnsSpot == 0) {
            return;
        }
        table.header(columnsSpot, columns);
        var known = Set.copyOf(columns);
        for (var row : rows) {
            checkMembers(row, known);
            table.row(
                    row.spot(),
                    columns.stream()
                            .map(header ->
                                    header.equals(ID) ? row.id() : row.cells().getOrDefault(header, ""))
                            .toList());
        }
    }

    private void checkMembers(JsonRow row, Set<String> known) {
        for (var header : row.cells().keySet()) {
            if (header.equals(ID) || !known.contains(header)) {
                problems.at(places.cell(row.spot(), 0, header))
                        .about(
                                Kind.UNKNOWN_MEMBER,
                                "\"" + Excerpt.of(header) + "\" is not one of the columns",
                                Spelling.nearest(header, columns));
            }
        }
    }

    private void document(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            here(json).about(Kind.BAD_JSON, "a table is one object: {\"table\": ..}");
            brokenOff = true;
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "table", "stage", "hitPolicy", "currency", "effective", "weekly" -> property(name, json);
                case "columns" -> columns(json);
                case "rows" -> rows(json);
                default -> unknown(name, MEMBERS, json);
            }
        }
        if (json.nextToken() != null) {
            here(json).about(Kind.BAD_JSON, "something follows the table");
        }
    }

    private void property(String name, JsonParser json) throws IOException {
        var spot = places.add(line(json), pointer(json), Map.of());
        text(json).ifPresent(value -> properties.add(new Property(spot, "# " + PROPERTIES.get(name) + ": " + value)));
    }

    private void columns(JsonParser json) throws IOException {
        columnsSpot = places.add(line(json), pointer(json), Map.of());
        if (!isA(JsonToken.START_ARRAY, "the columns are a list of headers", json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (columns.size() == limits.columns()) {
                throw new StreamConstraintsException("a table has at most " + limits.columns() + " columns");
            }
            var header = text(json).orElse("");
            if (header.isEmpty() && json.currentToken() == JsonToken.VALUE_STRING) {
                here(json).about(Kind.MISSING_COLUMN, "a column has a header");
            }
            columns.add(header);
        }
    }

    private void rows(JsonParser json) throws IOException {
        if (!isA(JsonToken.START_ARRAY, "the rows are a list", json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (rows.size() == limits.rows()) {
                throw new StreamConstraintsException("a table has at most " + limits.rows() + " rows");
            }
            if (isA(JsonToken.START_OBJECT, "a row is an object: {\"id\": .., \"cells\": {..}}", json)) {
                row(json);
            }
        }
    }

    private void row(JsonParser json) throws IOException {
        var line = line(json);
        var pointer = pointer(json);
        var id = "";
        var cells = new HashMap<String, String>();
        var lines = new HashMap<String, Integer>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case ID -> {
                    lines.put(ID, line(json));
                    id = text(json).orElse("");
                }
                case "cells" -> cells(json, cells, lines);
                default -> unknown(name, List.of(ID, "cells"), json);
            }
        }
        rows.add(new JsonRow(places.add(line, pointer, lines), id, cells, lines));
    }

    private void cells(JsonParser json, Map<String, String> cells, Map<String, Integer> lines) throws IOException {
        if (!isA(JsonToken.START_OBJECT, "the cells are an object: {\"percent\": \"-10\"}", json)) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var header = json.currentName();
            json.nextToken();
            lines.put(header, line(json));
            text(json).ifPresent(text -> cells.put(header, text));
        }
    }

    private Optional<String> text(JsonParser json) throws IOException {
        return isA(JsonToken.VALUE_STRING, "a value is text, numbers too: \"-10\"", json)
                ? Optional.of(json.getText())
                : Optional.empty();
    }

    private boolean isA(JsonToken wanted, String message, JsonParser json) throws IOException {
        if (json.currentToken() == wanted) {
            return true;
        }
        here(json).about(Kind.BAD_JSON, message);
        json.skipChildren();
        return false;
    }

    private void unknown(String name, List<String> known, JsonParser json) throws IOException {
        here(json)
                .about(
                        Kind.UNKNOWN_MEMBER,
                        "\"" + Excerpt.of(name) + "\" is not one of: " + String.join(", ", known),
                        Spelling.nearest(name, known));
        json.skipChildren();
    }

    private void breakOff(JsonParser json, Kind kind, String message) {
        brokenOff = true;
        problems.at(places.at(Math.max(1, json.currentLocation().getLineNr()), pointer(json)))
                .about(kind, message);
    }

    private Complaint here(JsonParser json) {
        return problems.at(places.at(line(json), pointer(json)));
    }

    private static int line(JsonParser json) {
        return Math.max(1, json.currentTokenLocation().getLineNr());
    }

    private static String pointer(JsonParser json) {
        return json.getParsingContext().pathAsPointer().toString();
    }

    /** The parser's own words, without what it shows of the document beyond an excerpt. */
    private static String said(JsonProcessingException e) {
        return Excerpt.of(e.getOriginalMessage());
    }
}
