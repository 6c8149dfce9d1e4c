package io.calibr.server.catalog;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ProductFileTest {

    private static final String HEADER = "sku,title,list_price,currency\n";
    private static final String WIDE =
            "sku,title,model,category,subcategory,color,cost,list_price,currency,inventory,sell_start,sell_end,tags\n";

    @Test
    void aLineBecomesAStagedRowWithAmountsInMinorUnitsAndDaysAsInstantsOfTheProjectsZone() {
        var file = ReadFile.products(
                WIDE + "MUG-1,A mug,Mug,Kitchen,Cups,blue,4.10,12.5,USD,7,2024-01-01,2024-06-30,gift; summer;gift\n");

        assertThat(file.rejected()).isEmpty();
        assertThat(file.rows().getFirst().values())
                .contains(410L, 1250L, 7L, "Kitchen > Cups", "gift;summer", "{\"model\":\"Mug\",\"color\":\"blue\"}")
                .contains(Instant.parse("2024-01-01T05:00:00Z"))
                .contains(Instant.parse("2024-07-01T04:00:00Z"));
    }

    @Test
    void aSkuWithoutModelIsItsOwnProduct() {
        var file = ReadFile.products(HEADER + "MUG-1,A mug,12.50,USD\n");

        assertThat(file.rows().getFirst().values().subList(0, 5))
                .map(String::valueOf)
                .containsExactly("2", "MUG-1", "MUG-1", "A mug", "A mug");
    }

    @Test
    void aByteOrderMarkCrlfBlankLinesAndQuotedLineBreaksAreNothingSpecial() {
        var file = ReadFile.products(
                "\uFEFFsku,title,list_price,currency\r\n\r\n\"MUG-1\",\"A \"\"big\"\" mug, blue\",1,USD\r\n"
                        + "MUG-2,\"two\nlines\",1,USD\r\nMUG-3,three,x,USD");

        assertThat(file.rows()).hasSize(1);
        assertThat(file.rejected())
                .extracting(Rejection::line, Rejection::column)
                .containsExactly(tuple(4L, "title"), tuple(6L, "list_price"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ,A mug,1.00,USD          | sku        | the cell is empty
            MUG-1,,1.00,USD          | title      | the cell is empty
            MUG-1,A mug,1.00,        | currency   | the cell is empty
            MUG-1,A mug,abc,USD      | list_price | 'abc' is not a number; numbers are written like 1234.50
            MUG-1,A mug,1e3,USD      | list_price | '1e3' is not a number; numbers are written like 1234.50
            MUG-1,A mug,NaN,USD      | list_price | 'NaN' is not a number; numbers are written like 1234.50
            MUG-1,A mug,-1.00,USD    | list_price | -1.00 is negative
            MUG-1,A mug,1.001,USD    | list_price | 1.001 has more decimals than USD, which has 2
            MUG-1,A mug,1.00,usd     | currency   | 'usd' is not an ISO 4217 currency with minor units
            MUG-1,A mug,1.00,XAU     | currency   | 'XAU' is not an ISO 4217 currency with minor units
            MUG-1,A mug,1.00,EUR     | currency   | EUR is not the price list's currency USD
            MUG-1,A mug,1.00         |            | 3 cells where the header has 4
            MUG-1,A mug,1.00,USD,x   |            | 5 cells where the header has 4
            """)
    void aBadCellIsRejectedWithItsColumnAndTheReason(String line, String column, String message) {
        var file = ReadFile.products(HEADER + line + "\n");

        assertThat(file.rows()).isEmpty();
        assertThat(file.rejected()).containsExactly(new Rejection(2, column, message));
    }

    @Test
    void aNumberWithAThousandsSeparatorIsNotGuessedAt() {
        var file = ReadFile.products(HEADER + "MUG-1,A mug,\"1,234.50\",USD\n");

        assertThat(file.rejected())
                .containsExactly(
                        new Rejection(2, "list_price", "'1,234.50' is not a number; numbers are written like 1234.50"));
    }

    @Test
    void everyBadCellOfALineIsNamedAtOnce() {
        var file = ReadFile.products(WIDE + "MUG-1,A mug,,,,,x,y,USD,1.5,2024-02-30,tomorrow,\n");

        assertThat(file.rejected())
                .extracting(Rejection::column)
                .containsExactlyInAnyOrder("cost", "list_price", "inventory", "sell_start", "sell_end");
    }

    @Test
    void aSkuThatStopsBeingSoldBeforeItStartsIsRejected() {
        var file = ReadFile.products(WIDE + "MUG-1,A mug,,,,,,,,,2024-02-02,2024-02-01,\n");

        assertThat(file.rejected()).extracting(Rejection::column).containsExactly("sell_end");
    }

    @Test
    void badLinesDoNotStopTheGoodOnesFromBeingRead() {
        var file = ReadFile.products(HEADER + "A,a,1,USD\nB,b,-1,USD\nC,c,1,USD\n");

        assertThat(file.rows()).hasSize(2);
        assertThat(file.broken()).isFalse();
    }

    @Test
    void missingRepeatedAndUnknownColumnsAreEachNamed() {
        var file = ReadFile.products("sku,title,title,cots\nA,a,a,1\n");

        assertThat(file.broken()).isTrue();
        assertThat(file.rejected())
                .extracting(Rejection::column)
                .containsExactlyInAnyOrder("title", "list_price", "currency", "cots");
    }

    @Test
    void anUnknownColumnThatTheCallerNamesBecomesAnAttribute() {
        var file = ReadFile.products("sku,title,list_price,currency,wheel_size\nA,a,1,USD,26\n", "wheel_size");

        assertThat(file.rows().getFirst().values()).contains("{\"wheel-size\":\"26\"}");
    }

    @Test
    void onlyAThousandRejectionsAreListedButAllAreCounted() {
        var file = ReadFile.products(HEADER + "A,a,x,USD\n".repeat(1_500));

        assertThat(file.rejected()).hasSize(Rejections.LISTED);
        assertThat(file.rejections().count()).isEqualTo(1_500);
    }
}
