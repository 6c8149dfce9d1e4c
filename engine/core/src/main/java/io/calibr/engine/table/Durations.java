package io.calibr.engine.table;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as authors write them: {@code 7 d}, {@code 36 h}, {@code 30 min}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4}) ?(d|h|min)");

    private Durations() {}

    static Optional<Duration> read(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "d" -> Duration.ofDays(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    /** The form with the largest unit that is exact. */
    static String text(Duration duration) {
        var minutes = duration.toMinutes();
        if (minutes % (24 * 60) == 0) {
            return duration.toDays() + " d";
        }
        return minutes % 60 == 0 ? duration.toHours() + " h" : minutes + " min";
    }
}
