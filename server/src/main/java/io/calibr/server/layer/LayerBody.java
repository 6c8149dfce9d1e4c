package io.calibr.server.layer;

import io.calibr.engine.layer.Window;
import io.calibr.engine.schedule.LocalTimes;
import io.calibr.server.problem.CommonEra;
import io.calibr.server.problem.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The body of a new layer: a rulebook or a single rule, each by id or slug, in the version published last.
 *
 * @param priceList a slug; the project's only list if left out
 * @param channel the id or slug of a connection; left out, prices stay in Calibr
 * @param from when it opens: an instant, or a day or a local time in the project's zone
 * @param to when it closes, likewise; the instant itself is not part of it
 * @param priority the highest acts first; 0 if left out
 */
public record LayerBody(
        @Nullable String name,
        @Nullable String rulebook,
        @Nullable String rule,
        @Nullable String priceList,
        @Nullable String channel,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer priority) {

    private static final int LONGEST_NAME = 200;
    private static final int HIGHEST = 1_000_000;

    String named() {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw Kind.INVALID_VALUE
                    .because("a sale has a name of at most " + LONGEST_NAME + " characters")
                    .with("member", "name");
        }
        return name.strip();
    }

    Window window(Instant now, ZoneId zone) {
        var opens = instant("from", from, zone);
        var closes = instant("to", to, zone);
        if (!opens.isBefore(closes)) {
            throw Kind.INVALID_VALUE.because("a sale closes after it opens").with("member", "to");
        }
        if (!closes.isAfter(now)) {
            throw Kind.INVALID_VALUE
                    .because("a sale does not close in the past")
                    .with("member", "to");
        }
        return new Window(opens, closes);
    }

    int ranked() {
        var rank = priority == null ? 0 : priority;
        if (Math.abs((long) rank) > HIGHEST) {
            throw Kind.INVALID_VALUE
                    .because("a priority is between -" + HIGHEST + " and " + HIGHEST)
                    .with("member", "priority");
        }
        return rank;
    }

    static Instant instant(String member, @Nullable String text, ZoneId zone) {
        try {
            if (text != null) {
                return CommonEra.instant(LocalTimes.instant(text, zone));
            }
        } catch (DateTimeException notAnInstant) {
            // refused below, with the place
        }
        throw Kind.INVALID_VALUE
                .because(
                        "an instant is written like 2024-07-20T12:00:00Z, a local time like 2024-07-20T12:00, a day like"
                                + " 2024-07-20")
                .with("member", member)
                .with("value", String.valueOf(text));
    }
}
