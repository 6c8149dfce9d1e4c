package io.calibr.server.catalog;

import io.calibr.server.problem.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an instant from a query parameter: {@code 2024-07-20T12:00:00Z}, or a day, which begins in the project's zone. */
public final class Moments {

    private static final int LENGTH_OF_A_DAY = "2024-07-20".length();

    private Moments() {}

    public static Optional<Instant> optional(String parameter, @Nullable String text, ZoneId zone) {
        return Optional.ofNullable(text).map(given -> instant(parameter, given, zone));
    }

    private static Instant instant(String parameter, String text, ZoneId zone) {
        try {
            return text.length() <= LENGTH_OF_A_DAY
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException notAnInstant) {
            throw Kind.INVALID_VALUE
                    .because("an instant is written like 2024-07-20T12:00:00Z, a day like 2024-07-20")
                    .with("parameter", parameter)
                    .with("value", text);
        }
    }
}
