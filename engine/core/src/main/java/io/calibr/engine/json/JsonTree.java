package io.calibr.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Place;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small JSON document in which everything knows its place. */
sealed interface JsonTree {

    Place place();

    record Members(Place place, Map<String, JsonTree> members) implements JsonTree {}

    record Items(Place place, List<JsonTree> items) implements JsonTree {}

    /** A text, a number, true or false, each as it is written. */
    record Scalar(Place place, String text) implements JsonTree {}

    /** Null: nobody says nothing on purpose. */
    record Nothing(Place place) implements JsonTree {}

    /** The document; empty and complained about, with line and pointer, where it is no JSON or has a member twice. */
    static Optional<JsonTree> read(String source, String text, int mostCharacters, int deepest, Problems problems) {
        var places = new JsonPlaces(source);
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxDocumentLength(mostCharacters)
                        .build())
                .build();
        try (var json = factory.createParser(text)) {
            try {
                json.nextToken();
                var tree = value(json, places);
                if (json.nextToken() != null) {
                    problems.at(here(json, places)).about(Kind.BAD_JSON, "something follows the document");
                    return Optional.empty();
                }
                return Optional.of(tree);
            } catch (StreamConstraintsException e) {
                problems.at(here(json, places))
                        .about(Kind.TOO_LARGE, "the document is too large: " + Excerpt.of(e.getOriginalMessage()));
            } catch (JsonProcessingException e) {
                problems.at(here(json, places))
                        .about(Kind.BAD_JSON, "this is not JSON: " + Excerpt.of(e.getOriginalMessage()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private static JsonTree value(JsonParser json, JsonPlaces places) throws IOException {
        var place = here(json, places);
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, JsonTree>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    var name = json.currentName();
                    json.nextToken();
                    members.put(name, value(json, places));
                }
                yield new Members(place, members);
            }
            case START_ARRAY -> {
                var items = new ArrayList<JsonTree>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json, places));
                }
                yield new Items(place, items);
            }
            case null, default ->
                json.currentToken() == null || json.currentToken() == JsonToken.VALUE_NULL
                        ? new Nothing(place)
                        : new Scalar(place, json.getText());
        };
    }

    private static Place here(JsonParser json, JsonPlaces places) {
        return places.at(
                Math.max(1, json.currentTokenLocation().getLineNr()),
                json.getParsingContext().pathAsPointer().toString());
    }
}
