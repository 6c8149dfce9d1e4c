package io.calibr.engine.table;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RowSentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            category under; Kitchen>Cups; Category is under Kitchen > Cups
            stock between; 60 .. 80; Stock is 60 to 80
            brand is; Acme; Brand is Acme
            brand is-not; Acme; Brand is not Acme
            brand in; Acme; Brand is Acme
            brand in; Acme | Bolt | Crane; Brand is Acme, Bolt or Crane
            sku not-in; A | B; SKU is not A or B
            sku in; A | B | C | D | E | F | G; SKU is A, B, C, D, E or 2 others
            sku in; A | B | C | D | E | F; SKU is A, B, C, D, E or F
            title starts-with; Half; Title starts with Half
            title contains; Half; Title contains Half
            tags any-of; new | sale; Tags include new or sale
            tags all-of; new | sale; Tags include new and sale
            margin <; 12.5; Margin is less than 12.5 %
            cost >=; 8; Cost is at least 8 USD
            competitor-lowest >; 9.99; Competitor lowest is more than 9.99 USD
            date <; 2026-11-30; Date is before 2026-11-30
            date >=; 2026-11-30; Date is not before 2026-11-30
            date between; 2026-11-01 .. 2026-11-30; Date is 2026-11-01 to 2026-11-30
            """)
    void aConditionReadsAloud(String header, String cell, String words) {
        assertThat(sentence("adjust", header + ",percent", "\"" + cell + "\",0"))
                .isEqualTo("When " + words + ", then leave the price");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            base; base; live; start from the live price
            base; base; match-competitor; start from the lowest competitor's price
            base; fixed; 9.99; start from 9.99 USD
            base; cost-plus; 40; start from cost plus 40 %
            base; target-margin; 40; start from a margin of 40 %
            base; beat-competitor; 1; start 1 % below the lowest competitor's price
            base; beat-competitor-by; 0.50; start 0.50 USD below the lowest competitor's price
            adjust; percent; -20 %; take 20 % off
            adjust; percent; 2.5; add 2.5 %
            adjust; absolute; -2.50; take 2.50 USD off
            adjust; absolute; 2; add 2 USD
            adjust; multiply; 1.1; multiply the price by 1.1
            adjust; set; 9; set the price to 9 USD
            adjust; avoid-race; 80; raise the price to 80 % of the competitors' average where it is lower
            adjust; compare-at; regular; show the regular price beside it
            round; step half-up; 0.05; round to a multiple of 0.05 USD (half up)
            round; ending; 0.99; round to the nearest price ending in 0.99
            round; ending down; 9.00; round down to a price ending in 9.00
            guard; floor clamp; 5; clamp a price below 5 USD
            guard; ceiling hold; 500; hold a price above 500 USD
            guard; min-margin hold; 25; hold a margin below 25 %
            guard; min-advertised hold; yes; hold a price below the minimum advertised one
            guard; max-decrease hold; 10; hold a decrease of more than 10 %
            guard; max-increase clamp; 5; clamp an increase of more than 5 %
            guard; cool-down; 7 d; hold a price that changed less than 7 d ago
            guard; max-changes-per-day; 1; hold a price after 1 change a day
            """)
    void anActionReadsAloud(String stage, String header, String cell, String words) {
        assertThat(sentence(stage, header, cell)).isEqualTo("For every SKU, " + words);
    }

    @Test
    void conditionsAndActionsAreJoined() {
        assertThat(sentence(
                        "adjust", "category under,stock between,percent,compare-at", "Footwear,60 .. 80,-20,regular"))
                .isEqualTo(
                        "When Category is under Footwear and Stock is 60 to 80, then take 20 % off and show the regular"
                                + " price beside it");
    }

    @Test
    void aSheetSaysWhatEachColumnIs() {
        var sheet = sheet("""
                # table: offers
                # stage: adjust
                # hit-policy: priority
                # currency: USD
                id,priority,category under,cost >,percent,floor hold [USD],note
                cups,3,Kitchen,2.00,-10,1,
                """);

        assertThat(sheet.problems()).isEmpty();
        assertThat(sheet.columns())
                .extracting(column -> column.role() + " " + column.type() + " " + column.label())
                .containsExactly(
                        "ID TEXT Id",
                        "SETTING NUMBER Priority",
                        "WHEN PATH Category under",
                        "WHEN MONEY Cost >",
                        "THEN PERCENT Percent",
                        "THEN MONEY Floor hold",
                        "NOTE TEXT Note");
        assertThat(sheet.rows().getFirst().cells()).containsExactly("cups", "3", "Kitchen", "2.00", "-10", "1", "");
        assertThat(sheet.hitPolicy()).contains(HitPolicy.PRIORITY);
    }

    @Test
    void aSheetShowsTheRowsOfATableThatIsRefused() {
        var sheet = sheet("""
                # table: offers
                # stage: adjust
                # hit-policy: first
                id,category under,percent
                cups,Kitchen,-10
                pots,Kitchen,much
                """);

        assertThat(sheet.rows()).extracting(SheetRow::id).containsExactly("cups", "pots");
        assertThat(sheet.rows().getFirst().sentence()).isPresent();
        assertThat(sheet.rows().getLast().sentence()).isEmpty();
        assertThat(sheet.problems()).singleElement().satisfies(problem -> {
            assertThat(sheet.row(problem.place())).hasValue(1);
            assertThat(sheet.column(problem.place())).hasValue(2);
        });
    }

    @Test
    void noRowReadsAloudUnderAHeaderThatIsNotUnderstood() {
        var sheet = sheet("""
                # table: offers
                # stage: adjust
                # hit-policy: first
                id,colour,category under,percent
                cups,red,Kitchen,-10
                """);

        assertThat(sheet.columns().get(1).role()).isEqualTo(SheetColumn.Role.UNKNOWN);
        assertThat(sheet.rows()).extracting(SheetRow::sentence).noneMatch(sentence -> sentence.isPresent());
        assertThat(sheet.problems()).allSatisfy(problem -> {
            assertThat(sheet.row(problem.place())).isEmpty();
            assertThat(sheet.column(problem.place())).hasValue(1);
        });
    }

    private static String sentence(String stage, String headers, String cells) {
        var table = new CsvTableReader(TableMaker.VOCABULARY)
                .read("one.csv", String.format(Locale.ROOT, """
                        # table: one
                        # stage: %s
                        # hit-policy: first
                        # currency: USD
                        id,%s
                        r1,%s
                        """, stage, headers, cells))
                .orThrow();
        return RowSentence.of(table.rows().getFirst(), table.currency());
    }

    private static Sheet sheet(String text) {
        return new CsvTableReader(TableMaker.VOCABULARY).sheet("offers.csv", text);
    }
}
