package io.calibr.engine.table;

import io.calibr.engine.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T04:59:59Z, false",
        "2026-11-27T05:00:00Z, true",
        "2026-11-30T04:59:59Z, true",
        "2026-11-30T05:00:00Z, false"
    })
    void aTableIsEffectiveByTheClocksOfTheProject(Instant at, boolean open) {
        var schedule = read("# effective: 2026-11-27T00:00 .. 2026-11-30T00:00");

        assertThat(schedule.isOpen(at, NEW_YORK)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        // Wednesday 25 November 2026
        "2026-11-25T06:59:00Z, false",
        "2026-11-25T07:00:00Z, true",
        "2026-11-25T17:00:00Z, false",
        // Saturday
        "2026-11-28T09:00:00Z, true",
        "2026-11-28T13:00:00Z, false",
        // Sunday, from the evening into Monday
        "2026-11-29T20:59:00Z, false",
        "2026-11-29T21:00:00Z, true",
        "2026-11-30T00:59:00Z, true",
        "2026-11-30T01:00:00Z, false"
    })
    void windowsComeAgainEachWeekAndMayReachOverMidnight(Instant at, boolean open) {
        var schedule = read("# weekly: mon-fri 08:00-18:00, sat 10:00-14:00, sun 22:00-02:00");

        assertThat(schedule.isOpen(at, BERLIN)).isEqualTo(open);
    }

    /** Clocks go from 02:00 to 03:00 on 29 March 2026 and back from 03:00 to 02:00 on 25 October, in Berlin. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:00Z, false",
        "2026-03-29T01:00:00Z, false",
        "2026-10-25T00:30:00Z, true",
        "2026-10-25T01:30:00Z, true",
        "2026-10-25T02:00:00Z, false"
    })
    void anHourLeftOutDoesNotOpenAndOneRepeatedOpensForBoth(Instant at, boolean open) {
        assertThat(read("# weekly: sun 02:00-03:00").isOpen(at, BERLIN)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T00:59:00Z, false", "2026-03-29T01:00:00Z, true"})
    void aBeginningInTheHourLeftOutIsTheFirstMomentAfterIt(Instant at, boolean open) {
        assertThat(read("# effective: 2026-03-29T02:30 ..").isOpen(at.plusSeconds(1_800), BERLIN))
                .isEqualTo(open);
    }

    @Test
    void wholeDaysAndDaysOverTheEndOfTheWeek() {
        var schedule = read("# weekly: sat-mon");

        assertThat(List.of("2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"))
                .extracting(day -> schedule.isOpen(Instant.parse(day + "T12:00:00Z"), BERLIN))
                .containsExactly(false, true, true, true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# effective: 2026-11-27T00:00 .. 2026-11-30T00:00",
                "# effective: 2026-11-27T00:00 ..",
                "# effective: .. 2026-11-30T08:30",
                "# weekly: mon-fri 08:00-18:00, sat 10:00-24:00, sun",
                "# effective: .. 2026-11-30T08:30\n# weekly: sun 22:00-02:00"
            })
    void isWrittenAsItWasRead(String lines) {
        var table = reading(lines).orThrow();

        assertThat(new CsvTableWriter().write(table)).contains("\n" + lines + "\nid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# effective: 2026-11-27",
                "# effective: ..",
                "# effective: 2026-11-27 .. 2026-11-30",
                "# effective: 2026-02-30T00:00 ..",
                "# effective: 2026-11-30T00:00 .. 2026-11-27T00:00",
                "# weekly: monday 08:00-18:00",
                "# weekly: mon-fry 08:00-18:00",
                "# weekly: mon 8:00-18:00",
                "# weekly: mon 08:00",
                "# weekly: mon,,tue",
                "# weekly:"
            })
    void whatIsNoScheduleRefusesTheTable(String line) {
        assertThat(reading(line))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.kind()).isEqualTo(Problem.Kind.BAD_PROPERTY);
                                    assertThat(problem.place().line()).isEqualTo(4);
                                }));
    }

    private static Schedule read(String lines) {
        return reading(lines).orThrow().schedule();
    }

    private static Reading reading(String lines) {
        return new CsvTableReader(Vocabulary.standard())
                .read("t.csv", "# table: t\n# stage: adjust\n# hit-policy: first\n" + lines + "\nid,percent\nr1,-10\n");
    }
}
