package io.calibr.server.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoryPageTest {

    @Test
    void thePageTellsEveryFigureOfTheRun() {
        var page = String.join("\n", StoryPage.of(aStory(), Ink.PLAIN));

        assertThat(page)
                .contains("retail prices as of 2024-07-20")
                .contains("206 SKUs on sale of 304 imported")
                .containsPattern("priced +168  █+")
                .contains("168 applied", "0 failed", "168 of 168 read back")
                .containsPattern("TI-M267 +LL Mountain Tire +24\\.99 → +11\\.99 +−52\\.0 %")
                .contains("margin floor", "CA-1098")
                .contains("mia@adventureworks.example", "cal_000", "curl 'http");
    }

    @Test
    void theLargestMoveComesFirst() {
        var page = StoryPage.of(aStory(), Ink.PLAIN);

        var moves = page.stream().filter(line -> line.contains(" → ")).toList();

        assertThat(moves).hasSize(2);
        assertThat(moves.getFirst()).contains("TI-M267");
    }

    @Test
    void anExactAmountBetweenTwoStagesKeepsItsDecimals() {
        var page = StoryPage.of(aStory(), Ink.PLAIN);

        assertThat(page).anyMatch(line -> line.contains("offers / offer-15") && line.contains("20.245"));
        assertThat(page).anyMatch(line -> line.contains("charm-endings") && line.contains(" 19.99"));
    }

    @Test
    void noLineIsWiderThanThePage() {
        var many = IntStream.range(0, 90).mapToObj(n -> "LJ-0192-" + n).toList();
        var story = aStory();
        var crowded = new Story(
                story.heading(),
                story.counts(),
                List.of(new Story.Move(
                        "A-VERY-LONG-SKU-OF-MANY-LETTERS", "word ".repeat(30), dollars("1"), dollars("2"))),
                story.example(),
                List.of(new Story.Held("margin floor ".repeat(20), many)),
                story.access());

        var page = StoryPage.of(crowded, Ink.PLAIN);

        assertThat(page).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aTerminalWithoutColourOrUnicodeGetsPlainLetters() {
        var ascii = new Ink(false, false);

        var page = StoryPage.of(aStory(), ascii).stream().map(ascii::spelled).toList();

        assertThat(page).allMatch(line -> line.chars().allMatch(letter -> letter >= ' ' && letter <= '~'));
    }

    @Test
    void colourIsOnlyWrittenWhereItIsWanted() {
        var dyed = StoryPage.of(aStory(), new Ink(true, true));
        var plain = StoryPage.of(aStory(), Ink.PLAIN);

        assertThat(String.join("", dyed)).contains("\u001b[1m");
        assertThat(String.join("", plain)).doesNotContain("\u001b");
    }

    @Test
    void theOutcomeIsOneJsonObjectOnOneLine() {
        var outcome = new Outcome(aStory().counts(), 168, Duration.ofMillis(12_340));

        var json = outcome.json();

        assertThat(json)
                .isEqualTo("{\"skus\":304,\"onSale\":206,\"changed\":168,\"applied\":168,\"held\":11,\"failed\":0,"
                        + "\"reconciled\":168,\"rolledBack\":168,\"seconds\":12.3}");
    }

    static Story aStory() {
        return new Story(
                new Story.Heading(
                        "0197c3d2", "APPLIED", "retail", LocalDate.of(2024, 7, 20), ".calibr/shop.csv", false),
                new Story.Counts(304, 206, 168, 18, 11, 9, new Story.Written(168, 168, 0, 168)),
                List.of(
                        new Story.Move("BK-M18B-40", "Mountain-500 Black, 40", dollars("539.99"), dollars("539.00")),
                        new Story.Move("TI-M267", "LL Mountain Tire", dollars("24.99"), dollars("11.99"))),
                Optional.of(aWaterfall()),
                List.of(new Story.Held("margin floor: margin 23.00 % is below 25 %", List.of("CA-1098", "LJ-0192-S"))),
                Story.Access.of(URI.create("http://127.0.0.1:65535"), "secret", "cal_" + "0".repeat(73)));
    }

    private static Story.Waterfall aWaterfall() {
        return new Story.Waterfall(
                "PD-M282",
                "LL Mountain Pedal",
                "USD",
                List.of(
                        new Story.Waterfall.Step("regular price", "", dollars("40.49")),
                        new Story.Waterfall.Step("offers / offer-15", "date 2024-07-20 in July", dollars("20.245")),
                        new Story.Waterfall.Step("charm-endings / offers", "down to .99", dollars("19.99"))),
                List.of("margin floor: at least 19.98, 0.01 to spare"));
    }

    private static BigDecimal dollars(String amount) {
        return new BigDecimal(amount);
    }
}
