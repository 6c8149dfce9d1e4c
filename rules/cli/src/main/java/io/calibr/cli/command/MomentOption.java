package io.calibr.cli.command;

import io.calibr.cli.report.Failure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The instant that is priced for. */
final class MomentOption {

    private static final int LENGTH_OF_A_DAY = "2024-07-20".length();

    @Option(
            names = "--as-of",
            paramLabel = "WHEN",
            description = "A day, 2024-07-20, or an instant, 2024-07-20T12:00:00Z; now if left out.")
    @Nullable
    String asOf;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Where days begin, Europe/Berlin; UTC if left out.")
    @Nullable
    String zone;

    ZoneId zone() {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new Failure("--zone: there is no time zone " + zone, unknown);
        }
    }

    Instant instant(Clock clock) {
        if (asOf == null) {
            return clock.instant();
        }
        try {
            return asOf.length() <= LENGTH_OF_A_DAY
                    ? LocalDate.parse(asOf).atStartOfDay(zone()).toInstant()
                    : Instant.parse(asOf);
        } catch (DateTimeException wrong) {
            throw new Failure(
                    "--as-of: " + asOf + " is neither a day like 2024-07-20 nor an instant like 2024-07-20T12:00:00Z",
                    wrong);
        }
    }
}
