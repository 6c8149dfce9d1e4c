package io.calibr.model;

/**
 * The external identity of one price on a channel: a variant, or a variant in a market. Only its connector knows what
 * is inside; everybody else compares it and hands it back. 1 to 500 characters.
 */
public record ChannelRef(String value) {

    private static final int LONGEST = 500;

    public ChannelRef {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a channel reference has 1 to 500 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
