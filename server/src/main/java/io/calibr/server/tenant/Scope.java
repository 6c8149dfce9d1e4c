package io.calibr.server.tenant;

import java.util.Locale;

/** What an API key may be used for, within what its user may do anyway. */
public enum Scope {
    READ,
    WRITE,
    APPROVE,
    APPLY,
    ADMIN;

    /** The word in the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of a word; {@link IllegalArgumentException} for any other. */
    public static Scope of(String word) {
        for (var scope : values()) {
            if (scope.word().equals(word)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("there is no scope '" + word + "'");
    }
}
