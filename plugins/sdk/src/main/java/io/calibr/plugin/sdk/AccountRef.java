package io.calibr.plugin.sdk;

/** A channel's own name for a merchant's account: a shop domain, a seller id. */
public record AccountRef(String value) {

    public AccountRef {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an account reference has at least one character");
        }
    }
}
