package io.calibr.model;

import java.util.UUID;

/** The decision record of one price. */
public record PriceChangeId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static PriceChangeId of(String text) {
        return new PriceChangeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
