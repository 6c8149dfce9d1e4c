package io.calibr.engine.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Reads what people write for a moment. A local time that a zone's clocks skip in spring is as much later as they were put
 * forward, a local time that they show twice in autumn is the first of the two, and a day begins with its first instant, which
 * need not be midnight.
 */
public final class LocalTimes {

    private static final int LENGTH_OF_A_DAY = "2024-07-20".length();

    private LocalTimes() {}

    /**
     * The instant of {@code 2024-07-20T12:00:00Z}, of the local time {@code 2024-07-20T12:00} or of the day {@code 2024-07-20}.
     *
     * @throws DateTimeException for anything else
     */
    public static Instant instant(String text, ZoneId zone) {
        if (text.length() <= LENGTH_OF_A_DAY) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
