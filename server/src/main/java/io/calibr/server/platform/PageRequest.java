package io.calibr.server.platform;

import io.calibr.server.problem.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param after the key the page before ended with
 */
public record PageRequest(int limit, Optional<String> after) {

    private static final int USUAL = 50;
    private static final int LONGEST = 500;
    private static final String MARK = "after:";

    /** From the query parameters {@code limit} and {@code cursor}; refuses what is neither missing nor ours. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        var size = limit == null ? USUAL : limit;
        if (size < 1 || size > LONGEST) {
            throw Kind.INVALID_VALUE
                    .because("limit is between 1 and " + LONGEST)
                    .with("parameter", "limit");
        }
        return new PageRequest(size, Optional.ofNullable(cursor).map(PageRequest::key));
    }

    /** The same, where keys are ids; a cursor of a list of another kind is refused. */
    public Optional<UUID> afterId() {
        return after.map(key -> known(key, UUID::fromString));
    }

    /** The same, where keys are numbers. */
    public Optional<Long> afterNumber() {
        return after.map(key -> known(key, Long::valueOf));
    }

    private static <T> T known(String key, Function<String, T> kind) {
        try {
            return kind.apply(key);
        } catch (IllegalArgumentException ofAnotherList) {
            throw Kind.CURSOR_INVALID.because("it is not a cursor of this list");
        }
    }

    /** How many to read: one more than shown. */
    public int read() {
        return limit + 1;
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK) && text.indexOf('\0') < 0) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException notBase64) {
            throw Kind.CURSOR_INVALID.with("cursor", cursor);
        }
        throw Kind.CURSOR_INVALID.with("cursor", cursor);
    }
}
