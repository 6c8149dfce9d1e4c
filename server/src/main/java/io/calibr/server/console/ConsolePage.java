package io.calibr.server.console;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The one page of the console. Its scripts come from this server only; the styles its components make in the browser
 * carry a nonce, which is another one in every answer.
 */
final class ConsolePage {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PLACE = "__CSP_NONCE__";
    private static final String POLICY = "default-src 'self'; style-src 'self' 'nonce-" + PLACE
            + "'; object-src 'none';" + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String template;
    private final String tag;

    ConsolePage(ConsoleFile file) {
        template = file.text();
        // weak: the same page, but for its nonce
        tag = "W/\"" + file.digest() + '"';
    }

    /** The entity tag. */
    String tag() {
        return tag;
    }

    /** Whether the caller has this page; {@code tags} is an If-None-Match header. */
    boolean isAmong(String tags) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(other -> other.equals("*") || other.equals(tag) || other.equals(tag.substring(2)));
    }

    static String nonce() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte[] bytes(String nonce) {
        return template.replace(PLACE, nonce).getBytes(StandardCharsets.UTF_8);
    }

    static String policy(String nonce) {
        return POLICY.replace(PLACE, nonce);
    }
}
