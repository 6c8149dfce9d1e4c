package io.calibr.plugin.sdk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing an operator fills in for a connection.
 *
 * @param name camel case, the key in the configuration
 * @param fallback what applies if an optional field is left out; null for nothing
 * @param choices what is allowed for {@link Type#CHOICE}, empty for every other type
 * @param help one sentence for the operator
 */
public record ConfigField(
        String name, Type type, boolean required, @Nullable String fallback, List<String> choices, String help) {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    /** What may be written into a field. */
    public enum Type {
        TEXT,
        /** Kept encrypted, handed over only through {@link Secrets}, never part of the configuration. */
        SECRET,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number. */
        NUMBER,
        /** A path relative to {@link ConnectorContext#directory()}. */
        PATH,
        URL,
        CHOICE
    }

    public ConfigField {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a configuration field is named in camel case: " + name);
        }
        if ((type == Type.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException(name + ": a choice, and only a choice, lists what is allowed");
        }
        choices = List.copyOf(choices);
    }

    /** A field that must be filled in. */
    public static ConfigField required(String name, Type type, String help) {
        return new ConfigField(name, type, true, null, List.of(), help);
    }

    /** A field that may be left out. */
    public static ConfigField optional(String name, Type type, String fallback, String help) {
        return new ConfigField(name, type, false, fallback, List.of(), help);
    }

    /** A required secret. */
    public static ConfigField secret(String name, String help) {
        return required(name, Type.SECRET, help);
    }

    /** A required choice. */
    public static ConfigField choice(String name, List<String> choices, String help) {
        return new ConfigField(name, Type.CHOICE, true, null, choices, help);
    }

    /** What applies if the field is left out. */
    public Optional<String> whenAbsent() {
        return Optional.ofNullable(fallback);
    }
}
