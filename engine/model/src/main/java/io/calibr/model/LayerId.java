package io.calibr.model;

import java.util.UUID;

/** A scheduled sale, which lies over the regular prices while it lasts. */
public record LayerId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static LayerId of(String text) {
        return new LayerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
