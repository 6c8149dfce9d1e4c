package io.calibr.server.problem;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Map;

/** What a body may not hold, whatever it is read into: null in a list, and what a parser refuses without saying where. */
final class SoundJson {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 200;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private SoundJson() {}

    /** Refuses such a body with the place; one that is not JSON throws what the parser throws. */
    static void check(byte[] body) {
        var withinList = new ArrayDeque<Boolean>();
        try (var parser = PARSERS.createParser(new ByteArrayInputStream(body))) {
            while (parser.hasNext()) {
                var event = parser.next();
                if (withinList.size() >= DEEPEST) {
                    throw refused(parser, "more than " + DEEPEST + " objects and lists within one another");
                }
                switch (event) {
                    case START_ARRAY -> withinList.push(true);
                    case START_OBJECT -> withinList.push(false);
                    case END_ARRAY, END_OBJECT -> withinList.pop();
                    case VALUE_NULL -> {
                        if (Boolean.TRUE.equals(withinList.peek())) {
                            throw refused(parser, "a list holds no null");
                        }
                    }
                    case VALUE_NUMBER -> {
                        if (parser.getString().length() > LONGEST_NUMBER) {
                            throw refused(parser, "a number has at most " + LONGEST_NUMBER + " characters");
                        }
                    }
                    case KEY_NAME, VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> {}
                }
            }
        }
    }

    private static PricingProblem refused(JsonParser parser, String why) {
        var place = parser.getLocation();
        return Kind.MALFORMED_BODY
                .because(why + ": line " + place.getLineNumber() + ", column " + place.getColumnNumber())
                .with("line", place.getLineNumber())
                .with("column", place.getColumnNumber());
    }
}
