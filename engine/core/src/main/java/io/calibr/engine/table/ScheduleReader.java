package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Schedule.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the properties {@code effective} and {@code weekly} of a table. */
public final class ScheduleReader {

    private static final int MOST_WINDOWS = 50;
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");
    private static final Pattern WINDOW = Pattern.compile("([a-z]{3})(?:-([a-z]{3}))?"
            + "(?: +((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00))?");

    private record Bounds(Optional<LocalDateTime> from, Optional<LocalDateTime> until) {}

    private ScheduleReader() {}

    /** The schedule that both say; empty, and complained about, if one of them cannot be read. */
    public static Optional<Schedule> read(
            Optional<String> effective, Complaint aboutEffective, Optional<String> weekly, Complaint aboutWeekly) {
        var bounds = effective
                .map(text -> bounds(text, aboutEffective))
                .orElse(Optional.of(new Bounds(Optional.empty(), Optional.empty())));
        var windows = weekly.map(text -> windows(text, aboutWeekly)).orElse(Optional.of(List.of()));
        return bounds.flatMap(ends -> windows.map(open -> new Schedule(ends.from(), ends.until(), open)));
    }

    private static Optional<Bounds> bounds(String text, Complaint complaint) {
        var ends = text.split("\\.\\.", -1);
        if (ends.length != 2 || (ends[0].isBlank() && ends[1].isBlank())) {
            return refused(complaint, "\"" + Excerpt.of(text) + "\" is not: 2026-11-27T00:00 .. 2026-11-30T00:00");
        }
        var found = new ArrayList<Optional<LocalDateTime>>();
        for (var end : ends) {
            var moment = moment(end.strip());
            if (moment.isEmpty() && !end.isBlank()) {
                return refused(complaint, "\"" + Excerpt.of(end.strip()) + "\" is not a moment: 2026-11-27T00:00");
            }
            found.add(moment);
        }
        var from = found.getFirst();
        var until = found.getLast();
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            return refused(complaint, "it ends before it begins");
        }
        return Optional.of(new Bounds(from, until));
    }

    private static Optional<LocalDateTime> moment(String text) {
        try {
            return MOMENT.matcher(text).matches() ? Optional.of(LocalDateTime.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            // 30 February, or 24:00
            return Optional.empty();
        }
    }

    private static Optional<List<Window>> windows(String text, Complaint complaint) {
        var windows = new ArrayList<Window>();
        for (var part : text.split(",", -1)) {
            var window = window(part.strip());
            if (window.isEmpty()) {
                return refused(
                        complaint,
                        "\"" + Excerpt.of(part.strip()) + "\" is not: mon-fri 08:00-18:00, sat 10:00-14:00, sun");
            }
            windows.add(window.get());
        }
        return windows.size() > MOST_WINDOWS
                ? refused(complaint, "there are at most " + MOST_WINDOWS + " windows")
                : Optional.of(windows);
    }

    private static Optional<Window> window(String text) {
        var matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var first = day(matcher, 1);
        var last = matcher.group(2) == null ? first : day(matcher, 2);
        return first.flatMap(one -> last.map(other -> new Window(one, other, time(matcher, 3), time(matcher, 4))));
    }

    private static Optional<DayOfWeek> day(Matcher matcher, int group) {
        var word = matcher.group(group).toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(word))
                .findFirst();
    }

    private static LocalTime time(Matcher matcher, int group) {
        var text = matcher.group(group);
        return text == null || text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static <T> Optional<T> refused(Complaint complaint, String why) {
        complaint.about(Kind.BAD_PROPERTY, why);
        return Optional.empty();
    }
}
