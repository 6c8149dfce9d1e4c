package io.calibr.model;

import java.util.UUID;

/** One entry of the event log; consumers drop what they have already seen by it. */
public record EventId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static EventId of(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
