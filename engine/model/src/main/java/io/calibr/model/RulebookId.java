package io.calibr.model;

import java.util.UUID;

/** An ordered list of rules with guardrails. */
public record RulebookId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static RulebookId of(String text) {
        return new RulebookId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
