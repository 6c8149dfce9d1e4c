package io.calibr.plugin.sdk;

/** One of the things that a source can be pulled for: products, variants, payments. */
public record StreamId(String value) {

    public StreamId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a stream id has at least one character");
        }
    }
}
