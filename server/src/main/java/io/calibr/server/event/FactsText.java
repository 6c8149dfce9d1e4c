package io.calibr.server.event;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A change's facts as JSON text, members by name, so that equal facts are equal text. */
final class FactsText {

    private static final JsonProvider JSON = JsonProvider.provider();

    private FactsText() {}

    static String of(Map<String, ?> facts) {
        return value(facts).toString();
    }

    private static JsonValue value(@Nullable Object fact) {
        return switch (fact) {
            case null -> JsonValue.NULL;
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> JSON.createValue(number);
            case Long number -> JSON.createValue(number);
            case BigDecimal number -> JSON.createValue(number);
            case Map<?, ?> map -> object(map);
            case Collection<?> list -> array(list);
            default -> JSON.createValue(fact.toString());
        };
    }

    private static JsonValue object(Map<?, ?> map) {
        var sorted = new TreeMap<String, JsonValue>();
        map.forEach((name, fact) -> sorted.put(String.valueOf(name), value(fact)));
        var object = JSON.createObjectBuilder();
        sorted.forEach(object::add);
        return object.build();
    }

    private static JsonValue array(Collection<?> list) {
        var array = JSON.createArrayBuilder();
        list.forEach(fact -> array.add(value(fact)));
        return array.build();
    }
}
