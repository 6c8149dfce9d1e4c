package io.calibr.plugin.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What a caller gets. */
sealed interface Reply {

    /** An answer. */
    record Answer(int status, Map<String, String> headers, JsonNode body) implements Reply {

        /** The same with more headers. */
        Answer with(Map<String, String> more) {
            var all = new HashMap<>(headers);
            all.putAll(more);
            return new Answer(status, all, body);
        }
    }

    /** The end of the connection. */
    record Reset() implements Reply {}

    /** Nothing, until it gives up. */
    record Silence() implements Reply {}

    static Answer of(int status, JsonNode body) {
        return new Answer(status, Map.of(), body);
    }

    static Answer error(int status, String message) {
        return of(status, Wire.object().put("error", message));
    }
}
