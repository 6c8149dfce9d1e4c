package io.calibr.server.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is stored: PBKDF2 with HMAC-SHA-256, the rounds OWASP asks for, and its own salt. */
public record PasswordHash(String text) {

    private static final int ROUNDS = 600_000;
    private static final int BITS = 256;
    private static final String SCHEME = "pbkdf2-sha256";

    public static PasswordHash of(String password, RandomGenerator random) {
        var salt = new byte[16];
        random.nextBytes(salt);
        var encoder = Base64.getEncoder();
        return new PasswordHash(SCHEME + "$" + ROUNDS + "$" + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(derive(password, salt, ROUNDS)));
    }

    /** Takes as long for a wrong password as for the right one. */
    boolean matches(String password) {
        var parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            return false;
        }
        var decoder = Base64.getDecoder();
        var derived = derive(password, decoder.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, decoder.decode(parts[3]));
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        }
    }
}
