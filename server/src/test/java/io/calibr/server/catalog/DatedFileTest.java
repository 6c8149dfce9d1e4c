package io.calibr.server.catalog;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatedFileTest {

    private static final String HEADER = "sku,valid_from,valid_to,list_price,currency\n";

    @Test
    void theLastDayOfAPriceIsStillInItsPeriod() {
        var file = ReadFile.prices(HEADER + "MUG,2024-03-01,2024-03-31,9.99,USD\n");

        assertThat(file.rows().getFirst().values())
                .contains(Instant.parse("2024-03-01T05:00:00Z"), Instant.parse("2024-04-01T04:00:00Z"), 999L);
    }

    @Test
    void anEmptyEndIsOpen() {
        var file = ReadFile.prices(HEADER + "MUG,2024-03-01,,9.99,USD\n");

        assertThat(file.rows().getFirst().values().get(3)).isNull();
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRejected() {
        var file = ReadFile.prices(HEADER + "MUG,2024-03-01,2024-02-29,9.99,USD\n");

        assertThat(file.rejected())
                .containsExactly(new Rejection(2, "valid_to", "2024-02-29 is before valid_from 2024-03-01"));
    }

    @Test
    void aDateInAnotherOrderIsNotGuessedAt() {
        var file = ReadFile.prices(HEADER + "MUG,03/01/2024,,9.99,USD\n");

        assertThat(file.rejected())
                .containsExactly(new Rejection(
                        2, "valid_from", "'03/01/2024' is not a date; dates are written like 2024-07-20"));
    }
}
