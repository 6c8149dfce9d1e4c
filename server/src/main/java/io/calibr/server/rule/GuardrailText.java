package io.calibr.server.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook's guardrails in the words of a table's columns: {@code {"min-margin hold": "25"}}.
 *
 * @param currency of floors and ceilings
 */
public record GuardrailText(@Nullable String currency, Map<String, String> bounds) {

    static final GuardrailText NONE = new GuardrailText(null, Map.of());

    public GuardrailText {
        bounds = new LinkedHashMap<>(bounds == null ? Map.of() : bounds);
        // JSON's null is a member that is left out
        bounds.values().removeIf(Objects::isNull);
    }
}
