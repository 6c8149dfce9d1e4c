package io.calibr.plugin.sdk;

/** Ties log lines and requests of one piece of work together. */
public record TraceId(String value) {

    public TraceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a trace id has at least one character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
