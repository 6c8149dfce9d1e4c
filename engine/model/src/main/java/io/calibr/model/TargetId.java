package io.calibr.model;

import java.util.UUID;

/** One price to write in a run. */
public record TargetId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static TargetId of(String text) {
        return new TargetId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
