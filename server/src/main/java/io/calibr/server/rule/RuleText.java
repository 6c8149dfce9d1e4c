package io.calibr.server.rule;

import io.calibr.server.problem.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What an author wrote.
 *
 * @param source a decision table as CSV, DRL, or a builder rule as JSON
 * @param examples CSV of cases that must hold; empty for none
 */
record RuleText(Format format, String source, String examples) {

    static final int LONGEST = 4 << 20;

    RuleText {
        if (source.length() > LONGEST || examples.length() > LONGEST) {
            throw Kind.BODY_TOO_LARGE.because("a rule's text and its examples have at most " + LONGEST + " characters");
        }
        if (source.indexOf('\0') >= 0 || examples.indexOf('\0') >= 0) {
            throw Kind.INVALID_VALUE.because("a rule's text holds a NUL character");
        }
    }

    /** What the text is written in. */
    enum Format {
        TABLE,
        DRL,
        /** Selector, transform and schedule as JSON. */
        BUILDER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Format of(String word) {
            for (var format : values()) {
                if (format.word().equals(word)) {
                    return format;
                }
            }
            throw Kind.INVALID_VALUE
                    .because("a rule's kind is table, drl or builder")
                    .with("member", "kind")
                    .with("value", word);
        }
    }

    /** The same examples beside another text. */
    RuleText withSource(String newSource) {
        return new RuleText(format, newSource, examples);
    }

    /** SHA-256 over all of it: the same text has the same hash, one more blank another. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {format.word(), source, examples}) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) ':');
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
