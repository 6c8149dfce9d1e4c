package io.calibr.server.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instant that somebody wrote: {@code 2024-07-20T12:00:00Z}, or a day, which begins in the project's zone. Anything
 * else is {@link Kind#INVALID_VALUE} with the place and the value.
 */
public final class Moments {

    private static final int LENGTH_OF_A_DAY = "2024-07-20".length();

    private Moments() {}

    /** Of a query parameter; empty where it was left out. */
    public static Optional<Instant> parameter(String name, @Nullable String text, ZoneId zone) {
        return Optional.ofNullable(text).map(given -> instant("parameter", name, given, zone));
    }

    /** Of a member of a body. */
    public static Instant member(String name, String text, ZoneId zone) {
        return instant("member", name, text, zone);
    }

    private static Instant instant(String place, String name, String text, ZoneId zone) {
        try {
            return CommonEra.instant(
                    text.length() <= LENGTH_OF_A_DAY
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException notAnInstant) {
            throw Kind.INVALID_VALUE
                    .because("an instant is written like 2024-07-20T12:00:00Z, a day like 2024-07-20")
                    .with(place, name)
                    .with("value", text);
        }
    }
}
