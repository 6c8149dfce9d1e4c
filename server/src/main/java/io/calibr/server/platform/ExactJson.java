package io.calibr.server.platform;

import io.calibr.server.problem.CommonEra;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers and instants exactly, or not at all. The binding's own readers cut a number to what fits its member, so that
 * 2.5 pieces were 2, and take numbers that nobody can write out and instants that nobody can store.
 */
abstract sealed class ExactJson<T> implements JsonbDeserializer<T> {

    private final String what;
    private final Function<String, T> reader;

    private ExactJson(String what, Function<String, T> reader) {
        this.what = what;
        this.reader = reader;
    }

    /** What the binding is given; each is a class of its own because it reads the type argument from the class. */
    static JsonbDeserializer<?>[] readers() {
        return new JsonbDeserializer<?>[] {new OfInteger(), new OfLong(), new OfDecimal(), new OfInstant()};
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context, Type type) {
        return switch (parser.getValue()) {
            case JsonNumber _, JsonString _ -> read(parser.getString());
            case JsonValue value when JsonValue.NULL.equals(value) -> null;
            case JsonValue other -> throw new IllegalArgumentException(shortened(other.toString()) + " is not " + what);
        };
    }

    private T read(String text) {
        try {
            return reader.apply(text);
        } catch (ArithmeticException | DateTimeException | NumberFormatException misfit) {
            throw new IllegalArgumentException("'" + shortened(text) + "' is not " + what, misfit);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50) + "..";
    }

    private static final class OfInteger extends ExactJson<Integer> {
        OfInteger() {
            super("a whole number that fits here", text -> new BigDecimal(text).intValueExact());
        }
    }

    private static final class OfLong extends ExactJson<Long> {
        OfLong() {
            super("a whole number that fits here", text -> new BigDecimal(text).longValueExact());
        }
    }

    private static final class OfDecimal extends ExactJson<BigDecimal> {

        private static final int MOST_DIGITS = 100;

        OfDecimal() {
            super("a number of at most " + MOST_DIGITS + " digits", text -> {
                var number = new BigDecimal(text);
                if (number.scale() > MOST_DIGITS || (long) number.precision() - number.scale() > MOST_DIGITS) {
                    throw new ArithmeticException(text);
                }
                return number;
            });
        }
    }

    private static final class OfInstant extends ExactJson<Instant> {
        OfInstant() {
            super("an instant like 2024-07-20T12:00:00Z", text -> CommonEra.instant(Instant.parse(text)));
        }
    }
}
