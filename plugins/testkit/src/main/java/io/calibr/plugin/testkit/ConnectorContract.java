package io.calibr.plugin.testkit;

import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.Capability;
import io.calibr.plugin.sdk.CatalogItem;
import io.calibr.plugin.sdk.ConfigField;
import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Cursor;
import io.calibr.plugin.sdk.Health;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceSource;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.PriceWriteResult.Moved;
import io.calibr.plugin.sdk.PriceWriteResult.Rejected;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What every connector promises. The capabilities it declares decide which promises it must keep; a capability it does
 * not declare must be refused, which {@link #offersExactlyWhatItDeclares} asserts.
 */
public abstract class ConnectorContract {

    protected static final Sku MUG = new Sku("MUG");
    protected static final Sku CUP = new Sku("CUP");
    protected static final Sku POT = new Sku("POT");
    protected static final Sku GHOST = new Sku("GHOST");
    protected static final Money EIGHT = Money.of("8.00", "USD");
    protected static final Money TEN = Money.of("10.00", "USD");
    protected static final Money TWELVE = Money.of("12.00", "USD");

    /** A connection to a channel that lists exactly these prices, in this order. */
    protected abstract ConnectorUnderTest listing(Map<Sku, LivePrice> prices);

    /** Every declared capability must hold unless the connector opts out here, in view of the reviewer. */
    protected Set<Trait> absentTraits() {
        return EnumSet.noneOf(Trait.class);
    }

    @Test
    void offersExactlyWhatItDeclares() {
        try (var connection = listing(MUG, TEN)) {
            var declared = connection.factory().descriptor().capabilities();

            for (var capability : Capability.values()) {
                assertThat(connection.connector().as(capability.type()).isPresent())
                        .as(capability.name())
                        .isEqualTo(declared.contains(capability));
            }
        }
    }

    @Test
    void anUnknownConfigurationFieldIsNamed() {
        try (var connection = listing(MUG, TEN)) {
            var config = new LinkedHashMap<>(connection.context().config());
            config.put("noSuchField", "1");

            var problems = connection.factory().validate(config);

            assertThat(problems).extracting(ConfigProblem::field).containsExactly("noSuchField");
        }
    }

    @Test
    void aRequiredFieldThatIsMissingIsNamed() {
        try (var connection = listing(MUG, TEN)) {
            for (var field : connection.factory().descriptor().config()) {
                var needed = field.required() && field.type() != ConfigField.Type.SECRET;
                var config = new LinkedHashMap<>(connection.context().config());
                config.remove(field.name());

                var problems = connection.factory().validate(config);

                assertThat(problems)
                        .as(field.name())
                        .extracting(ConfigProblem::field)
                        .isEqualTo(needed ? List.of(field.name()) : List.of());
            }
        }
    }

    @Test
    void aWorkingConnectionIsUp() {
        try (var connection = listing(MUG, TEN)) {
            assertThat(connection.connector().check(connection.call("check"))).isInstanceOf(Health.Up.class);
        }
    }

    @Test
    void anUnlistedSkuIsAbsentRatherThanZero() {
        assumeDeclared(Capability.PRICE_SOURCE);
        try (var connection = listing(MUG, TEN)) {
            var refs = Set.of(connection.ref(GHOST), connection.ref(MUG));

            var prices = connection.prices().currentPrices(connection.call("read"), refs);

            assertThat(prices).isEqualTo(Map.of(connection.ref(MUG), LivePrice.of(TEN)));
        }
    }

    @Test
    void aWrittenPriceReadsBack() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(MUG, TEN)) {
            var ref = connection.ref(MUG);

            var results = connection.write("w1", PriceWrite.of(ref, LivePrice.of(EIGHT), LivePrice.of(TEN)));

            assertThat(results).containsExactly(new Applied(ref));
            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(EIGHT));
            assertThat(connection.read(MUG)).contains(LivePrice.of(EIGHT));
        }
    }

    @Test
    void aWriteIsLiveAtOnceOrSaysThatItIsNot() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(MUG, TEN)) {
            var write = PriceWrite.of(connection.ref(MUG), LivePrice.of(EIGHT), LivePrice.of(TEN));

            var result = connection
                    .sink()
                    .write(connection.call("w1"), List.of(write))
                    .getFirst();

            assertThat(result)
                    .isInstanceOf(has(Trait.WRITES_AT_ONCE) ? Applied.class : PriceWriteResult.Accepted.class);
        }
    }

    @Test
    void theSameKeyTwiceLeavesTheSameFinalPrice() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(MUG, TEN)) {
            var write = PriceWrite.of(connection.ref(MUG), LivePrice.of(EIGHT), LivePrice.of(TEN));
            connection.write("w1", write);

            var again = connection.write("w1", write);

            assertThat(again).containsExactly(new Applied(connection.ref(MUG)));
            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(EIGHT));
        }
    }

    @Test
    void aPriceEditedElsewhereIsReportedAndStays() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(MUG, TEN)) {
            connection.channel().edit(MUG, LivePrice.of(TWELVE));

            var results =
                    connection.write("w1", PriceWrite.of(connection.ref(MUG), LivePrice.of(EIGHT), LivePrice.of(TEN)));

            assertThat(results).containsExactly(new Moved(connection.ref(MUG), LivePrice.of(TWELVE)));
            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(TWELVE));
        }
    }

    @Test
    void aCompareAtEditedElsewhereIsReportedAndStays() {
        assumeDeclared(Capability.PRICE_SINK);
        assumeTrue(has(Trait.COMPARE_AT), "aCompareAtIsSetAndCleared asserts the refusal");
        try (var connection = listing(MUG, TEN)) {
            var edited = new LivePrice(TEN, TWELVE);
            connection.channel().edit(MUG, edited);

            var results =
                    connection.write("w1", PriceWrite.of(connection.ref(MUG), LivePrice.of(EIGHT), LivePrice.of(TEN)));

            assertThat(results).containsExactly(new Moved(connection.ref(MUG), edited));
            assertThat(connection.channel().shows(MUG)).contains(edited);
        }
    }

    @Test
    void aCompareAtIsSetAndCleared() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(MUG, TEN)) {
            var ref = connection.ref(MUG);
            var sale = new LivePrice(EIGHT, TEN);

            var set = connection.write("w1", PriceWrite.of(ref, sale, LivePrice.of(TEN)));

            if (!has(Trait.COMPARE_AT)) {
                assertThat(set).hasOnlyElementsOfType(Rejected.class);
                assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(TEN));
                return;
            }
            assertThat(connection.channel().shows(MUG)).contains(sale);
            assertThat(connection.read(MUG)).contains(sale);
            assertThat(connection.write("w2", PriceWrite.of(ref, LivePrice.of(TEN), sale)))
                    .containsExactly(new Applied(ref));
            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(TEN));
        }
    }

    @Test
    void eachItemOfAPartialFailureIsReportedInOrder() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(inOrder(CUP, MUG, POT))) {
            connection.channel().edit(CUP, LivePrice.of(TWELVE));
            var writes = List.of(GHOST, POT, CUP, MUG).stream()
                    .map(sku -> PriceWrite.of(connection.ref(sku), LivePrice.of(EIGHT), LivePrice.of(TEN)))
                    .toArray(PriceWrite[]::new);

            var results = connection.write("w1", writes);

            assertThat(results).element(0).isInstanceOfSatisfying(Rejected.class, rejected -> {
                assertThat(rejected.code()).isEqualTo(Rejected.NOT_LISTED);
                assertThat(rejected.ref()).isEqualTo(connection.ref(GHOST));
            });
            assertThat(results.subList(1, 4))
                    .containsExactly(
                            new Applied(connection.ref(POT)),
                            new Moved(connection.ref(CUP), LivePrice.of(TWELVE)),
                            new Applied(connection.ref(MUG)));
            assertThat(connection.channel().shows(GHOST)).isEmpty();
        }
    }

    @Test
    void pricesKeepTheDecimalsOfTheirCurrency() {
        assumeDeclared(Capability.PRICE_SINK);
        if (!has(Trait.EVERY_CURRENCY)) {
            refusesAnotherCurrency();
            return;
        }
        var yen = LivePrice.of(Money.of("1005", "JPY"));
        var dinar = LivePrice.of(Money.of("1.005", "KWD"));
        var listed = new LinkedHashMap<>(Map.of(MUG, yen));
        listed.put(CUP, dinar);
        try (var connection = listing(listed)) {
            var wantedYen = LivePrice.of(Money.of("999", "JPY"));
            var wantedDinar = LivePrice.of(Money.of("0.999", "KWD"));

            connection.write(
                    "w1",
                    PriceWrite.of(connection.ref(MUG), wantedYen, yen),
                    PriceWrite.of(connection.ref(CUP), wantedDinar, dinar));

            assertThat(connection.channel().shows(MUG)).contains(wantedYen);
            assertThat(connection.channel().shows(CUP)).contains(wantedDinar);
            assertThat(connection.read(CUP)).contains(wantedDinar);
        }
    }

    @Test
    void aCallThatNobodyWaitsForWritesNothing() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(MUG, TEN)) {
            var write = List.of(PriceWrite.over(connection.ref(MUG), LivePrice.of(EIGHT)));

            assertThatExceptionOfType(ConnectorException.Transient.class)
                    .isThrownBy(() -> connection.sink().write(connection.call("w1", () -> true), write));

            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(TEN));
        }
    }

    @Test
    void aCallWhoseTimeIsOverWritesNothing() {
        assumeDeclared(Capability.PRICE_SINK);
        try (var connection = listing(MUG, TEN)) {
            var write = List.of(PriceWrite.over(connection.ref(MUG), LivePrice.of(EIGHT)));
            var late = connection.call("w1");
            connection
                    .context()
                    .clock()
                    .advance(late.remaining(connection.context().clock()));

            assertThatExceptionOfType(ConnectorException.Transient.class)
                    .isThrownBy(() -> connection.sink().write(late, write));

            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(TEN));
        }
    }

    @Test
    void goingOnFromACursorEqualsAFullPull() {
        assumeDeclared(Capability.CATALOG_SOURCE);
        try (var connection = listing(inOrder(CUP, MUG, POT))) {
            var whole = pulled(connection, 1_000);

            var piecemeal = pulled(connection, 2);

            assertThat(whole)
                    .extracting(CatalogItem::ref)
                    .containsExactlyInAnyOrder(connection.ref(CUP), connection.ref(MUG), connection.ref(POT));
            assertThat(piecemeal).containsExactlyElementsOf(whole);
        }
    }

    @Test
    void aForeignCursorIsRefused() {
        assumeDeclared(Capability.CATALOG_SOURCE);
        try (var connection = listing(MUG, TEN)) {
            var stream = connection.catalog().streams().getFirst();
            var foreign = Optional.of(new Cursor("not one of yours"));

            assertThatExceptionOfType(ConnectorException.Permanent.class)
                    .isThrownBy(() -> connection.catalog().pull(connection.call("pull"), stream, foreign, 10));
        }
    }

    @Test
    void closingTwiceIsAllowedAndCallingAfterwardsIsNot() {
        var connection = listing(MUG, TEN);
        connection.close();

        assertThatNoException().isThrownBy(connection::close);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> connection.connector().check(connection.call("check")));
    }

    @Test
    void noSecretIsSeen() {
        try (var connection = listing(MUG, TEN)) {
            connection.connector().check(connection.call("check"));
            connection
                    .connector()
                    .as(PriceSource.class)
                    .ifPresent(prices -> prices.currentPrices(connection.call("read"), Set.of(connection.ref(MUG))));

            assertThat(connection.context().logger().lines()).noneMatch(line -> line.contains(LentContext.CANARY));
            assertThat(connection.connector().toString()).doesNotContain(LentContext.CANARY);
        }
    }

    private void refusesAnotherCurrency() {
        try (var connection = listing(MUG, TEN)) {
            var yen = LivePrice.of(Money.of("999", "JPY"));

            var results = connection.write("w1", PriceWrite.over(connection.ref(MUG), yen));

            assertThat(results)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo(Rejected.WRONG_CURRENCY));
            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(TEN));
        }
    }

    private List<CatalogItem> pulled(ConnectorUnderTest connection, int max) {
        var items = new ArrayList<CatalogItem>();
        for (var stream : connection.catalog().streams()) {
            var page = connection.catalog().pull(connection.call("pull"), stream, Optional.empty(), max);
            items.addAll(page.items());
            while (page.more()) {
                page = connection.catalog().pull(connection.call("pull"), stream, Optional.of(page.next()), max);
                items.addAll(page.items());
            }
        }
        return items;
    }

    private ConnectorUnderTest listing(Sku sku, Money price) {
        return listing(Map.of(sku, LivePrice.of(price)));
    }

    private static Map<Sku, LivePrice> inOrder(Sku... skus) {
        var listed = new LinkedHashMap<Sku, LivePrice>();
        for (var sku : skus) {
            listed.put(sku, LivePrice.of(TEN));
        }
        return listed;
    }

    private boolean has(Trait trait) {
        return !absentTraits().contains(trait);
    }

    private void assumeDeclared(Capability capability) {
        try (var connection = listing(MUG, TEN)) {
            var declared = connection.factory().descriptor().capabilities().contains(capability);
            assumeTrue(declared, capability + " is not declared; offersExactlyWhatItDeclares asserts its absence");
        }
    }
}
