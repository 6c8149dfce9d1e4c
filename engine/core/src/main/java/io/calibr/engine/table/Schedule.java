package io.calibr.engine.table;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a table applies, by the clocks of the project's time zone. Outside it the table is left out. Where clocks are put
 * forward, a window that lies within the hour left out does not open that day; where they are put back, one within the
 * hour repeated opens for both.
 *
 * @param from the first moment; empty for always
 * @param until the first moment after it; empty for ever
 * @param weekly at least one of these windows is open too; none for any time
 */
public record Schedule(Optional<LocalDateTime> from, Optional<LocalDateTime> until, List<Window> weekly) {

    /** No schedule. */
    public static final Schedule ALWAYS = new Schedule(Optional.empty(), Optional.empty(), List.of());

    public Schedule {
        weekly = List.copyOf(weekly);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("a schedule from " + from.get() + " until " + until.get() + " is empty");
        }
    }

    /**
     * Hours that come again each week.
     *
     * @param first the first of the days on which it opens, {@code last} the last; from Saturday to Monday are three days
     * @param until when it closes: the next day where it is not later than {@code from}
     */
    public record Window(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime until) {

        boolean isOpen(LocalDateTime at) {
            var day = at.getDayOfWeek();
            var time = at.toLocalTime();
            return from.isBefore(until)
                    ? opensOn(day) && !time.isBefore(from) && time.isBefore(until)
                    : (opensOn(day) && !time.isBefore(from)) || (opensOn(day.minus(1)) && time.isBefore(until));
        }

        private boolean opensOn(DayOfWeek day) {
            return Math.floorMod(day.getValue() - first.getValue(), 7)
                    <= Math.floorMod(last.getValue() - first.getValue(), 7);
        }

        boolean lastsAllDay() {
            return from.equals(LocalTime.MIDNIGHT) && until.equals(LocalTime.MIDNIGHT);
        }

        /** As authors write it: {@code mon-fri 08:00-18:00}. */
        String text() {
            var days = first == last ? word(first) : word(first) + "-" + word(last);
            var end = until.equals(LocalTime.MIDNIGHT) ? "24:00" : until.toString();
            return lastsAllDay() ? days : days + " " + from + "-" + end;
        }
    }

    /** Whether the table applies at a moment. */
    public boolean isOpen(Instant at, ZoneId zone) {
        return from.map(first -> !at.isBefore(first.atZone(zone).toInstant())).orElse(true)
                && until.map(end -> at.isBefore(end.atZone(zone).toInstant())).orElse(true)
                && (weekly.isEmpty()
                        || weekly.stream().anyMatch(window -> window.isOpen(LocalDateTime.ofInstant(at, zone))));
    }

    public boolean isAlways() {
        return equals(ALWAYS);
    }

    /** Whether it opens again and again. */
    public boolean isRecurring() {
        return !weekly.isEmpty();
    }

    /** The value of the property {@code effective}; empty where it says nothing. */
    public Optional<String> effectiveText() {
        return from.isEmpty() && until.isEmpty()
                ? Optional.empty()
                : Optional.of((from.map(LocalDateTime::toString).orElse("") + " .. "
                                + until.map(LocalDateTime::toString).orElse(""))
                        .strip());
    }

    /** The value of the property {@code weekly}; empty where it says nothing. */
    public Optional<String> weeklyText() {
        return weekly.isEmpty()
                ? Optional.empty()
                : Optional.of(weekly.stream().map(Window::text).collect(Collectors.joining(", ")));
    }

    /** For people: {@code from 2026-11-27T00:00 until 2026-11-30T00:00, mon-fri 08:00-18:00}; empty for always. */
    public String sentence() {
        var bounds = from.map(first -> "from " + first).orElse("")
                + (from.isPresent() && until.isPresent() ? " " : "")
                + until.map(end -> "until " + end).orElse("");
        return bounds
                + (bounds.isEmpty() || weekly.isEmpty() ? "" : ", ")
                + weeklyText().orElse("");
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
