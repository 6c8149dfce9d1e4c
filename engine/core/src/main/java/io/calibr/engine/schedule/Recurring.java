package io.calibr.engine.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recurring schedule in a time zone, written as five cron fields: minute, hour, day of the month, month, day of the week (0
 * is Sunday). Where both days are restricted either may match, as cron has it.
 *
 * <p>The fields name local times, and each local time comes once. One that the clocks skip in spring comes as much later as they
 * are put forward: what is planned for 02:30 is never left out for a day. One that they show twice in autumn comes the first
 * time.
 */
public final class Recurring {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final String expression;
    private final ZoneId zone;
    private final ExecutionTime times;

    private Recurring(String expression, ZoneId zone, ExecutionTime times) {
        this.expression = expression;
        this.zone = zone;
        this.times = times;
    }

    /**
     * Reads an expression like {@code 30 2 * * 1-5}.
     *
     * @throws IllegalArgumentException if it is none; the message says where it goes wrong
     */
    public static Recurring of(String expression, ZoneId zone) {
        return new Recurring(expression, zone, ExecutionTime.forCron(PARSER.parse(expression)));
    }

    public String expression() {
        return expression;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The first instant after the given one; empty if there is none, as for the 30th of February. */
    public Optional<Instant> next(Instant after) {
        Instant best = null;
        var local = local(after);
        while (true) {
            var found = times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
            // a local time in a gap comes later than it reads: what reads later may come first
            if (found.isEmpty() || (best != null && !found.get().isBefore(LocalDateTime.ofInstant(best, zone)))) {
                return Optional.ofNullable(best);
            }
            local = found.get();
            var instant = local.atZone(zone).toInstant();
            if (instant.isAfter(after) && (best == null || instant.isBefore(best))) {
                best = instant;
            }
        }
    }

    /** All instants after the one and up to the other, at most so many, the first ones. */
    public List<Instant> between(Instant after, Instant until, int most) {
        var found = new ArrayList<Instant>();
        var next = next(after);
        while (next.isPresent() && !next.get().isAfter(until) && found.size() < most) {
            found.add(next.get());
            next = next(next.get());
        }
        return found;
    }

    /** The same, but the last ones. However long ago the one was and however often they come, few more are worked out. */
    public List<Instant> latest(Instant after, Instant until, int most) {
        var found = between(after, until, most + 1);
        if (found.size() <= most) {
            return found;
        }
        var middle = after.plus(Duration.between(after, until).dividedBy(2));
        var later = latest(middle, until, most);
        if (later.size() == most) {
            return later;
        }
        var last = new ArrayList<>(latest(after, middle, most - later.size()));
        last.addAll(later);
        return last;
    }

    /** From where on local times may still come: right after a gap those that it swallowed are yet to come. */
    private LocalDateTime local(Instant after) {
        var rules = zone.getRules();
        var transition = rules.previousTransition(after.plusNanos(1));
        if (transition != null
                && transition.isGap()
                && after.isBefore(transition.getInstant().plus(transition.getDuration()))) {
            return transition.getDateTimeBefore().minusNanos(1);
        }
        return LocalDateTime.ofInstant(after, zone);
    }
}
