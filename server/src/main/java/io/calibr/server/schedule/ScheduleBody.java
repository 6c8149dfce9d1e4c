package io.calibr.server.schedule;

import io.calibr.engine.schedule.LocalTimes;
import io.calibr.engine.schedule.Recurring;
import io.calibr.server.problem.CommonEra;
import io.calibr.server.problem.Kind;
import io.calibr.server.run.RunBody;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a new schedule.
 *
 * @param cron five fields in the project's zone, like {@code 30 2 * * 1-5}
 * @param at when it makes its one run: an instant, or a day or a local time in the project's zone; of the two one is given
 * @param run what each run is asked for; without {@code asOf} it prices for the moment it was due
 */
public record ScheduleBody(
        @Nullable String name,
        @Nullable String cron,
        @Nullable String at,
        @Nullable RunBody run) {

    private static final int LONGEST = 200;

    String named() {
        if (name == null || name.isBlank() || name.length() > LONGEST || name.indexOf('\0') >= 0) {
            throw Kind.INVALID_VALUE
                    .because("a schedule has a name of at most " + LONGEST + " characters")
                    .with("member", "name");
        }
        return name.strip();
    }

    RunBody asked() {
        if (run == null) {
            throw Kind.INVALID_VALUE.because("say what is to be run").with("member", "run");
        }
        return run;
    }

    /** When it comes first; refuses what never comes. */
    Instant first(Instant now, ZoneId zone) {
        if ((cron == null) == (at == null)) {
            throw Kind.INVALID_VALUE.because("give either cron or at").with("member", "cron");
        }
        var first = cron == null ? once(now, zone) : recurring(cron, zone).next(now);
        return first.orElseThrow(
                () -> Kind.INVALID_VALUE.because("it would never come").with("member", cron == null ? "at" : "cron"));
    }

    private Optional<Instant> once(Instant now, ZoneId zone) {
        try {
            return Optional.ofNullable(at)
                    .map(text -> CommonEra.instant(LocalTimes.instant(text, zone)))
                    .filter(now::isBefore);
        } catch (DateTimeException notAnInstant) {
            throw Kind.INVALID_VALUE
                    .because("an instant is written like 2024-07-20T12:00:00Z, a local time like 2024-07-20T12:00")
                    .with("member", "at");
        }
    }

    private static Recurring recurring(String expression, ZoneId zone) {
        try {
            return Recurring.of(expression, zone);
        } catch (IllegalArgumentException notCron) {
            throw Kind.INVALID_VALUE
                    .because("five fields: minute, hour, day of the month, month, day of the week")
                    .with("member", "cron")
                    .with("value", expression);
        }
    }
}
