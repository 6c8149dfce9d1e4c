package io.calibr.engine.price;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

/** What the words of the vocabulary read. */
class TermFactsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final SkuFacts WATCHED = aSku("20.00")
            .with(Competition.of(List.of(usd("15.00"), usd("20.00"), usd("25.00"))))
            .withStock(30)
            .withAttributes(Map.of("weekly-sales", new Value.Decimal(new BigDecimal("12"))));

    @ParameterizedTest
    @CsvSource({
        "competitor-position is 2, true",
        "competitor-position is 1, false",
        "competitor-gap is 0, true",
        "competitor-average is 20, true",
        "competitor-count is 3, true",
        "weeks-of-cover is 2.5, true",
        "weeks-of-cover < 2.5, false",
        "weekly-sales is 12, true",
        "channel is shop, true",
        "customer-group is-not vip, true",
        "customer-group is wholesale, true"
    })
    void readsTheFact(String when, boolean matches) {
        assertThat(matches(when, WATCHED, inUsd().to("shop", "wholesale"))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "competitor-position >= 1",
        "competitor-gap < 1000",
        "weeks-of-cover > 0",
        "channel is-not shop",
        "customer-group is-not vip"
    })
    void whatIsNotKnownDoesNotMatch(String when) {
        assertThat(matches(when, aSku("20.00").withStock(3), inUsd())).isFalse();
    }

    /** Between 22:00 and 06:00 of Berlin, where summer time begins in the night of 29 March 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T21:00:30Z, true",
        "2026-03-28T20:59:59Z, false",
        "2026-03-29T00:30:00Z, true",
        "2026-03-29T04:00:59Z, true",
        "2026-03-29T04:01:00Z, false"
    })
    void aTimeOfDayIsLocalAndMayReachOverMidnight(Instant asOf, boolean matches) {
        assertThat(matches("time-of-day between 22:00 .. 06:00", aSku("20.00"), PriceRequest.of(USD, asOf, BERLIN)))
                .isEqualTo(matches);
    }

    @Test
    void aWeekdayIsTheLocalOne() {
        var sundayInBerlin = PriceRequest.of(USD, Instant.parse("2026-11-28T23:30:00Z"), BERLIN);

        assertThat(matches("weekday in saturday | sunday", aSku("1.00"), sundayInBerlin))
                .isTrue();
        assertThat(matches("weekday is saturday", aSku("1.00"), sundayInBerlin)).isFalse();
    }

    private static boolean matches(String when, SkuFacts sku, PriceRequest request) {
        var table = new CsvTableReader(WORDS)
                .read(
                        "t",
                        "# table: t\n# stage: adjust\n# hit-policy: first\n# currency: USD\nid,when,percent\nr1," + when
                                + ",-50\n")
                .orThrow();
        var outcome = new PricingEngine(rules(table))
                .price(List.of(sku), request)
                .getFirst()
                .outcome();
        return !(outcome instanceof PriceOutcome.NotCovered);
    }
}
