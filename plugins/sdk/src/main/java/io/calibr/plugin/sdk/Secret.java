package io.calibr.plugin.sdk;

import java.security.MessageDigest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A value that must not be seen: prints as {@code ***} and compares in constant time. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret has at least one character");
        }
        this.value = value;
    }

    /** The value itself, for the moment it is sent. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(value.getBytes(UTF_8), secret.value.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
