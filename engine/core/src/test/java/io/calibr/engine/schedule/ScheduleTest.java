package io.calibr.engine.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** In Rome the clocks go from 02:00 to 03:00 on 31 March 2024 and from 03:00 back to 02:00 on 27 October 2024. */
class ScheduleTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Test
    void whatIsPlannedForASkippedTimeComesAsMuchLaterAndOnlyOnThatDay() {
        assertThat(times("30 2 * * *", "2024-03-30T00:00:00Z", 3))
                .containsExactly("2024-03-30T02:30+01:00", "2024-03-31T03:30+02:00", "2024-04-01T02:30+02:00");
    }

    @Test
    void whatIsPlannedForATimeThatComesTwiceComesTheFirstTime() {
        assertThat(times("30 2 * * *", "2024-10-26T12:00:00Z", 2))
                .containsExactly("2024-10-27T02:30+02:00", "2024-10-28T02:30+01:00");
    }

    @Test
    void skippedTimesFallTogetherWithThoseAfterTheGapAndDoNotComeTwice() {
        assertThat(times("*/30 1-3 * * *", "2024-03-31T00:00:00Z", 4))
                .containsExactly(
                        "2024-03-31T01:30+01:00",
                        "2024-03-31T03:00+02:00",
                        "2024-03-31T03:30+02:00",
                        "2024-04-01T01:00+02:00");
    }

    @Test
    void rightAfterAGapWhatItSwallowedIsStillToCome() {
        assertThat(times("45 2 * * *", "2024-03-31T01:10:00Z", 1)).containsExactly("2024-03-31T03:45+02:00");
    }

    @Test
    void aDayThatDoesNotExistIsWaitedForAndOneThatNeverDoesNotComes() {
        assertThat(times("0 0 29 2 *", "2024-03-01T00:00:00Z", 1)).containsExactly("2028-02-29T00:00+01:00");
        assertThat(Recurring.of("0 0 30 2 *", ROME).next(Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatWasMissedIsCountedUpToALimit() {
        var hourly = Recurring.of("0 * * * *", ROME);
        var start = Instant.parse("2024-07-01T00:00:00Z");

        assertThat(hourly.between(start, start.plusSeconds(10_800), 9)).hasSize(3);
        assertThat(hourly.between(start, start.plusSeconds(10_800), 2)).hasSize(2);
        assertThat(hourly.between(start, start.plusSeconds(1), 9)).isEmpty();
    }

    @Test
    void theLastOfWhatWasMissedForYearsAreThoseBeforeTheEnd() {
        var minutely = Recurring.of("* * * * *", ROME);
        var june = Recurring.of("* * * 6 *", ROME);
        var start = Instant.parse("2004-07-01T00:00:00Z");
        var end = Instant.parse("2024-05-31T23:59:59Z");

        assertThat(minutely.latest(start, end, 3))
                .containsExactly(
                        Instant.parse("2024-05-31T23:57:00Z"),
                        Instant.parse("2024-05-31T23:58:00Z"),
                        Instant.parse("2024-05-31T23:59:00Z"));
        assertThat(june.latest(start, Instant.parse("2024-05-01T00:00:00Z"), 2))
                .containsExactly(Instant.parse("2023-06-30T21:58:00Z"), Instant.parse("2023-06-30T21:59:00Z"));
        assertThat(june.latest(start, Instant.parse("2005-05-01T00:00:00Z"), 2)).isEmpty();
    }

    @Property(tries = 150)
    void theLastInstantsAreThoseThatTheListOfAllEndsWith(@ForAll long seed) {
        var random = new Random(seed);
        var often = List.of("*/7 * * * *", "0 */3 * * *", "30 2 * * *", "15,45 1-3 * 3,10 *", "0 0 29 2 *");
        var recurring = Recurring.of(often.get(random.nextInt(often.size())), ROME);
        var after = LocalDateTime.of(2024, 1, 1, 0, 0)
                .plusMinutes(random.nextInt(366 * 1_440))
                .atZone(ROME)
                .toInstant();
        var until = after.plusSeconds(random.nextInt(20 * 86_400));
        var most = 1 + random.nextInt(50);

        var latest = recurring.latest(after, until, most);

        var all = recurring.between(after, until, Integer.MAX_VALUE);
        assertThat(latest).isEqualTo(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every day", "60 * * * *", "* * * *", "* * * * * *", "0 0 * * 9"})
    void whatIsNoScheduleIsRefused(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Recurring.of(expression, ROME));
    }

    @Property(tries = 200)
    void everyInstantIsLaterThanTheOneBeforeAndNoneIsLeftOut(@ForAll long seed) {
        var random = new Random(seed);
        var minute = random.nextInt(60);
        var hour = random.nextInt(24);
        var daily = Recurring.of(minute + " " + hour + " * * *", ROME);
        var after = LocalDateTime.of(2024, 1 + random.nextInt(12), 1 + random.nextInt(28), 0, 0)
                .atZone(ROME)
                .toInstant();

        var next = daily.next(after).orElseThrow();

        assertThat(next).isAfter(after).isBeforeOrEqualTo(after.plusSeconds(25 * 3_600L));
        assertThat(daily.between(after, after.plusSeconds(60 * 86_400L), 100)).hasSizeBetween(59, 61);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-20T12:00:00Z, 2024-07-20T12:00:00Z",
        "2024-07-20T12:00, 2024-07-20T10:00:00Z",
        "2024-07-20, 2024-07-19T22:00:00Z",
        "2024-03-31T02:30, 2024-03-31T01:30:00Z",
        "2024-10-27T02:30, 2024-10-27T00:30:00Z",
    })
    void aLocalTimeIsReadInTheZone(String text, Instant instant) {
        assertThat(LocalTimes.instant(text, ROME)).isEqualTo(instant);
    }

    @Test
    void aDayBeginsWithItsFirstInstantAlsoWhereThatIsNotMidnight() {
        assertThat(LocalTimes.instant("2024-04-26", ZoneId.of("Africa/Cairo"))).isEqualTo("2024-04-25T22:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2024-02-30", "2024-07-20T25:00", "2024-07-20T12:00+02:00"})
    void whatIsNoMomentIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> LocalTimes.instant(text, ZoneOffset.UTC));
    }

    private static List<String> times(String expression, String after, int count) {
        var schedule = Recurring.of(expression, ROME);
        var at = new Instant[] {Instant.parse(after)};
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    at[0] = schedule.next(at[0]).orElseThrow();
                    return at[0].atZone(ROME).toOffsetDateTime().toString();
                })
                .toList();
    }
}
