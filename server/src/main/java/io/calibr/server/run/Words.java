package io.calibr.server.run;

import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters that are one of our words. */
public final class Words {

    private static final int LONGEST_TEXT = 500;

    private Words() {}

    /** Upper case or not; empty where nothing is given. */
    public static <E extends Enum<E>> Optional<E> optional(String parameter, @Nullable String text, Class<E> type) {
        try {
            return Optional.ofNullable(text).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw Kind.INVALID_VALUE.with("parameter", parameter).with("value", String.valueOf(text));
        }
    }

    /** What a person wrote, for others to read; empty where it is blank. */
    static Optional<String> text(String parameter, @Nullable String text) {
        var written = Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
        if (written.filter(some -> some.length() > LONGEST_TEXT || some.indexOf('\0') >= 0)
                .isPresent()) {
            throw Kind.INVALID_VALUE
                    .because("a text has at most " + LONGEST_TEXT + " characters, none of them NUL")
                    .with("parameter", parameter);
        }
        return written;
    }

    static Optional<Sku> sku(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Sku::new);
        } catch (IllegalArgumentException notASku) {
            throw Kind.INVALID_VALUE.with("parameter", "sku").with("value", String.valueOf(text));
        }
    }
}
