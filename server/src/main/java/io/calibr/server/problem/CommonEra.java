package io.calibr.server.problem;

import java.time.DateTimeException;
import java.time.Instant;

/** The years that people mean: 1 to 9999. Java knows others, which no database keeps. */
public final class CommonEra {

    private static final Instant BEGIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private CommonEra() {}

    /**
     * The same instant.
     *
     * @throws DateTimeException if it is of another time
     */
    public static Instant instant(Instant at) {
        if (at.isBefore(BEGIN) || !at.isBefore(END)) {
            throw new DateTimeException("not of the years 1 to 9999");
        }
        return at;
    }
}
