package io.calibr.model;

import java.util.UUID;

/** A project of a tenant: one catalogue with its rules, price lists and connections. */
public record ProjectId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static ProjectId of(String text) {
        return new ProjectId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
