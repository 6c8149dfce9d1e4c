package io.calibr.model;

import java.util.UUID;

/** A merchant organisation; everything belongs to exactly one. */
public record TenantId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
