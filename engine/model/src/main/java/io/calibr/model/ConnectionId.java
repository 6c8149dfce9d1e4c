package io.calibr.model;

import java.util.UUID;

/** An installed connector with its configuration and secrets. */
public record ConnectionId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static ConnectionId of(String text) {
        return new ConnectionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
