package io.calibr.copilot.offline;

import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.TimeRange;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which time is meant, in the days of the project's zone. */
final class TimeWords {

    static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec";
    static final String DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    private static final String FROM = "(?:since|after|from|starting)";

    @FunctionalInterface
    private interface Reading {
        Optional<TimeRange> read(MatchResult match, Calendar calendar);
    }

    private record Phrase(Pattern pattern, Reading reading) {}

    private static final List<Phrase> PHRASES = List.of(
            phrase(
                    "\\b(?:in|within|over|during|for|since)?\\s*(?:the )?(?:last|past|previous) (\\d{1,4}|two|three|few|couple of) (minute|hour|day|week|month)s?\\b",
                    (match, calendar) -> calendar.back(number(match.group(1)), match.group(2))),
            phrase(
                    "\\b(?:since )?(\\d{1,4}) (minute|hour|day|week|month)s? ago\\b",
                    (match, calendar) -> calendar.back(number(match.group(1)), match.group(2))),
            phrase(
                    "\\b(?:in|within|over|during)?\\s*(?:the )?(?:last|past) (hour)\\b",
                    (match, calendar) -> calendar.back(1, match.group(1))),
            phrase(
                    "\\b(?:" + FROM + "|on)?\\s*(\\d{4}-\\d{2}-\\d{2})\\b",
                    (match, calendar) -> date(match).flatMap(day -> calendar.day(day, match.group()))),
            phrase(
                    "\\b(?:" + FROM + "|on)?\\s*(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS
                            + ")(?:,? (\\d{4}))?\\b",
                    (match, calendar) -> calendar.named(match.group(1), match.group(2), match.group(3), match.group())),
            phrase(
                    "\\b(?:" + FROM + "|on)?\\s*(" + MONTHS + ") (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b",
                    (match, calendar) -> calendar.named(match.group(2), match.group(1), match.group(3), match.group())),
            phrase(
                    "\\b(?:since|in|during|of|for) (" + MONTHS + ")(?:,? (\\d{4}))?\\b",
                    (match, calendar) -> calendar.month(match.group(1), match.group(2), match.group())),
            phrase(
                    "\\b(?:since|in|during|of|for) (?:the year )?((?:19|20)\\d{2})\\b",
                    (match, calendar) -> calendar.year(match.group(1), match.group())),
            phrase(
                    "\\b(?:" + FROM + " )?yesterday\\b",
                    (match, calendar) -> calendar.day(calendar.today().minusDays(1), match.group())),
            phrase(
                    "\\b(?:" + FROM + " |so far )?(?:today|this morning)\\b",
                    (match, calendar) -> calendar.since(calendar.today())),
            phrase(
                    "\\b(" + FROM + "|on)?\\s*(?:last )?(" + DAYS + ")\\b",
                    (match, calendar) -> calendar.day(calendar.last(match.group(2)), match.group())),
            phrase("\\b(?:" + FROM + " |during |in )?(?:the )?(?:last|past|previous) week\\b", Calendar::lastWeek),
            phrase(
                    "\\b(?:" + FROM + " |during |in )?this week\\b",
                    (match, calendar) -> calendar.since(calendar.monday())),
            phrase("\\b(?:" + FROM + " |during |in )?(?:the )?(?:last|past|previous) month\\b", Calendar::lastMonth),
            phrase(
                    "\\b(?:" + FROM + " |during |in )?this month\\b",
                    (match, calendar) -> calendar.since(calendar.today().withDayOfMonth(1))),
            phrase("\\b(?:recently|lately)\\b", (match, calendar) -> calendar.back(7, "day")));

    private TimeWords() {}

    /** The first time named, taken out of the words; empty where none is, or one that does not exist. */
    static Optional<TimeRange> take(Words words, Scope scope) {
        var calendar = new Calendar(scope);
        for (var phrase : PHRASES) {
            var range = words.find(phrase.pattern())
                    .flatMap(match -> phrase.reading().read(match, calendar))
                    .filter(TimeRange::isKnown);
            if (range.isPresent()) {
                words.take(phrase.pattern());
                return range;
            }
        }
        return Optional.empty();
    }

    static TimeRange lastWeek(Scope scope) {
        return new Calendar(scope).back(7, "day").orElseThrow();
    }

    private static Phrase phrase(String regex, Reading reading) {
        return new Phrase(Words.pattern(regex), reading);
    }

    private static long number(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "two", "couple of" -> 2;
            case "three", "few" -> 3;
            default -> Long.parseLong(word);
        };
    }

    private static Optional<LocalDate> date(MatchResult match) {
        try {
            return Optional.of(LocalDate.parse(match.group(1)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private record Calendar(Scope scope) {

        LocalDate today() {
            return scope.now().atZone(scope.zone()).toLocalDate();
        }

        LocalDate monday() {
            return today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        /** The last day of that name before today. */
        LocalDate last(String name) {
            return today().with(TemporalAdjusters.previous(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT))));
        }

        Optional<TimeRange> back(long count, String unit) {
            var start = scope.now().atZone(scope.zone());
            var from = unit.equalsIgnoreCase("minute")
                    ? start.minusMinutes(count)
                    : unit.equalsIgnoreCase("hour")
                            ? start.minusHours(count)
                            : start.minus(count, ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT) + "S"));
            return count < 1
                    ? Optional.empty()
                    : Optional.of(new TimeRange(from.toInstant(), scope.now().plusSeconds(1)));
        }

        Optional<TimeRange> since(LocalDate day) {
            var from = day.atStartOfDay(scope.zone()).toInstant();
            return from.isAfter(scope.now())
                    ? Optional.empty()
                    : Optional.of(new TimeRange(from, scope.now().plusSeconds(1)));
        }

        /** From that day on, or that day alone where the words do not say since. */
        Optional<TimeRange> day(LocalDate day, String words) {
            if (Words.pattern("\\b" + FROM + "\\b").matcher(words).find()) {
                return since(day);
            }
            return since(day)
                    .map(range -> new TimeRange(
                            range.from(),
                            day.plusDays(1).atStartOfDay(scope.zone()).toInstant()));
        }

        Optional<TimeRange> named(String day, String month, @Nullable String year, String words) {
            try {
                var inYear = LocalDate.of(
                        year == null ? today().getYear() : Integer.parseInt(year),
                        number(month),
                        Integer.parseInt(day));
                return day(year == null && inYear.isAfter(today()) ? inYear.minusYears(1) : inYear, words);
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }

        /** That month of that year, or the last one of that name that has begun. */
        Optional<TimeRange> month(String name, @Nullable String year, String words) {
            var first = LocalDate.of(year == null ? today().getYear() : Integer.parseInt(year), number(name), 1);
            var begun = year == null && first.isAfter(today()) ? first.minusYears(1) : first;
            return begun(begun, begun.plusMonths(1), words);
        }

        Optional<TimeRange> year(String year, String words) {
            var first = LocalDate.of(Integer.parseInt(year), 1, 1);
            return begun(first, first.plusYears(1), words);
        }

        /** Empty for what has not begun. */
        private Optional<TimeRange> begun(LocalDate from, LocalDate until, String words) {
            return since(from).flatMap(begun -> span(from, until, words));
        }

        private static int number(String month) {
            return MONTHS_BY_NAME.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        }

        static Optional<TimeRange> lastWeek(MatchResult match, Calendar calendar) {
            return calendar.span(calendar.monday().minusWeeks(1), calendar.monday(), match.group());
        }

        static Optional<TimeRange> lastMonth(MatchResult match, Calendar calendar) {
            var first = calendar.today().withDayOfMonth(1);
            return calendar.span(first.minusMonths(1), first, match.group());
        }

        private Optional<TimeRange> span(LocalDate from, LocalDate until, String words) {
            return Words.pattern("\\b" + FROM + "\\b").matcher(words).find()
                    ? since(from)
                    : Optional.of(new TimeRange(
                            from.atStartOfDay(scope.zone()).toInstant(),
                            until.atStartOfDay(scope.zone()).toInstant()));
        }
    }

    private static final List<String> MONTHS_BY_NAME =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
}
