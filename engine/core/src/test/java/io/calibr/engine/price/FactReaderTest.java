package io.calibr.engine.price;

import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

/** Which fact each word of the vocabulary stands for. */
class FactReaderTest {

    private static final Value.Text ACME = new Value.Text("Acme");
    private static final Value.Decimal SEVEN = new Value.Decimal(dec("7"));
    private static final Value.Day NEW_YEAR = new Value.Day(LocalDate.of(2024, 1, 1));
    private static final Value.Time NINE = new Value.Time(LocalTime.of(9, 0));
    private static final Value.Flag SET = new Value.Flag(true);
    private static final Value.Tags ECO = new Value.Tags(Set.of("eco"));

    private final SkuFacts known = aSku("20.00")
            .with(new KnownPrices(usd("20.00"), usd("18.00"), usd("25.00"), usd("12.00"), usd("15.00")))
            .with(Competition.of(List.of(usd("15.00"), usd("25.00"))))
            .with(new ChangeHistory(NOON.minus(Duration.ofHours(95)), 1))
            .withStock(30)
            .withAttributes(Map.of("weekly-sales", new Value.Decimal(dec("12")), "brand", ACME))
            .withTags(Set.of("summer"));

    private final PriceRequest request =
            inUsd().on("retail", "everyone").to("shop", "vip").forQuantity(3);

    /** At a running price of 16.00, neither the regular nor the live one. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "sku, MUG",
        "brand, Acme",
        "tags, [summer]",
        "price, 16",
        "margin, 25",
        "regular, 20",
        "live, 18",
        "compare-at, 25",
        "cost, 12",
        "map, 15",
        "stock, 30",
        "weekly-sales, 12",
        "weeks-of-cover, 2.5",
        "competitor-lowest, 15",
        "competitor-average, 20",
        "competitor-count, 2",
        "competitor-position, 2",
        "competitor-gap, -20",
        "last-change-days, 3",
        "price-list, retail",
        "audience, everyone",
        "channel, shop",
        "customer-group, vip",
        "currency, USD",
        "date, 2024-07-20",
        "weekday, saturday",
        "time-of-day, 12:00",
        "quantity, 3"
    })
    void aWordReadsItsOwnFact(String word, String fact) {
        assertThat(text(read(word, known, dec("16.00")))).isEqualTo(fact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brand",
                "live",
                "compare-at",
                "cost",
                "map",
                "margin",
                "stock",
                "weekly-sales",
                "weeks-of-cover",
                "competitor-lowest",
                "competitor-average",
                "competitor-position",
                "competitor-gap",
                "last-change-days"
            })
    void whatIsNotKnownIsMissingRatherThanZero(String word) {
        assertThat(read(word, aSku("20.00"), dec("20.00"))).isNull();
    }

    @Test
    void whoeverHasNoTagsKnownHasNone() {
        assertThat(read("labels", aSku("20.00"), dec("20.00"))).isEqualTo(Set.of());
        assertThat(read(
                        "labels",
                        aSku("20.00").withAttributes(Map.of("labels", new Value.Tags(Set.of("eco")))),
                        dec("20.00")))
                .isEqualTo(Set.of("eco"));
        assertThat(read("deposit", aSku("20.00"), dec("20.00"))).isNull();
    }

    @Test
    void nothingIsDividedByZero() {
        var givenAway = aSku("20.00")
                .withCost(usd("12.00"))
                .with(Competition.of(List.of(usd("0.00"))))
                .withStock(30)
                .withAttributes(Map.of("weekly-sales", new Value.Decimal(BigDecimal.ZERO)));

        assertThat(Stream.of("margin", "competitor-gap", "weeks-of-cover")
                        .map(word -> read(word, givenAway, dec("0.00"))))
                .containsOnlyNulls();
    }

    @Test
    void aCompetitorAtTheSamePriceIsNotAhead() {
        assertThat(read("competitor-position", known, dec("15.00"))).isEqualTo(BigDecimal.ONE);
        assertThat(read("competitor-position", known, dec("25.01"))).isEqualTo(dec("3"));
    }

    @ParameterizedTest
    @EnumSource
    void anAttributeOfAnotherTypeThanItsWordIsMissing(TermType type) {
        var own = Term.of("own", type, "an attribute of the project");

        var readings = Stream.of(ACME, SEVEN, NEW_YEAR, NINE, SET, ECO)
                .map(value -> FactReader.of(own)
                        .read(aSku("20.00").withAttributes(Map.of("own", value)), request, dec("20.00")))
                .filter(reading -> reading != null && !reading.equals(Set.of()));

        assertThat(readings)
                .isEqualTo(
                        switch (type) {
                            case TEXT, PATH -> List.of("Acme");
                            case MONEY, NUMBER, PERCENT -> List.of(dec("7"));
                            case DATE -> List.of(NEW_YEAR.day());
                            case TIME -> List.of(NINE.time());
                            case FLAG -> List.of(true);
                            case TAGS -> List.of(ECO.tags());
                        });
    }

    private @Nullable Object read(String word, SkuFacts sku, BigDecimal price) {
        return FactReader.of(WORDS.find(word).orElseThrow()).read(sku, request, price);
    }

    private static String text(@Nullable Object fact) {
        return fact instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(fact);
    }
}
