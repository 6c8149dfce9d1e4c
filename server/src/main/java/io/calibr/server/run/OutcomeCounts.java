package io.calibr.server.run;

import jakarta.json.JsonNumber;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.Map;

/** Counts by outcome as JSON. */
final class OutcomeCounts {

    private static final JsonProvider JSON = JsonProvider.provider();

    private OutcomeCounts() {}

    static String text(Map<Outcome, Integer> counts) {
        var object = JSON.createObjectBuilder();
        counts.forEach((outcome, count) -> object.add(outcome.name(), count));
        return object.build().toString();
    }

    static Map<Outcome, Integer> read(String text) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        try (var reader = JSON.createReader(new StringReader(text))) {
            reader.readObject()
                    .forEach((name, value) -> counts.put(Outcome.valueOf(name), ((JsonNumber) value).intValue()));
        }
        return counts;
    }
}
