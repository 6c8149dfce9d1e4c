package io.calibr.server.run;

import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters that are one of our words. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> Optional<E> optional(String parameter, @Nullable String text, Class<E> type) {
        try {
            return Optional.ofNullable(text).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw Kind.INVALID_VALUE.with("parameter", parameter).with("value", String.valueOf(text));
        }
    }

    static Optional<Sku> sku(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Sku::new);
        } catch (IllegalArgumentException notASku) {
            throw Kind.INVALID_VALUE.with("parameter", "sku").with("value", String.valueOf(text));
        }
    }
}
