package io.calibr.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The secret a program shows: {@code cal_}, eight characters to recognise it by, and 256 random bits. With that much
 * randomness a plain SHA-256 is enough to keep it by.
 */
record ApiKey(String text) {

    private static final Pattern FORM = Pattern.compile("cal_[0-9a-f]{8}_[0-9a-f]{64}");
    private static final int PREFIX_LENGTH = 12;

    static ApiKey random(RandomGenerator random) {
        return new ApiKey("cal_" + hex(random, 4) + "_" + hex(random, 32));
    }

    /** The key that was shown; empty if no key of ours looks like that. */
    static Optional<ApiKey> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return prefix() + "_***";
    }

    private static String hex(RandomGenerator random, int bytes) {
        var made = new byte[bytes];
        random.nextBytes(made);
        return HexFormat.of().formatHex(made);
    }
}
