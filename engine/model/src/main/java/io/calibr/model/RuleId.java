package io.calibr.model;

import java.util.UUID;

/** An authored unit: a table, a DRL file or a builder rule. */
public record RuleId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static RuleId of(String text) {
        return new RuleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
