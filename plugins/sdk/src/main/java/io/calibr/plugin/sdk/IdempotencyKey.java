package io.calibr.plugin.sdk;

/** Names one effect, however often it is asked for; 1 to 200 characters. */
public record IdempotencyKey(String value) {

    private static final int LONGEST = 200;

    public IdempotencyKey {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("an idempotency key has 1 to 200 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
