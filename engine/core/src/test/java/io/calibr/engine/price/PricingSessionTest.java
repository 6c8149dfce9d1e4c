package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.model.Sku;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;

import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.number;
import static io.calibr.engine.price.Fixtures.percent;
import static io.calibr.engine.price.Fixtures.priced;
import static io.calibr.engine.price.Fixtures.row;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.text;
import static io.calibr.engine.price.Fixtures.usd;
import static io.calibr.engine.price.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

/** What pricing keeps of one batch for the next, and what it leaves behind. */
class PricingSessionTest {

    private final RuleSet rules = rules(table(
            "offers",
            Stage.ADJUST,
            HitPolicy.FIRST,
            row("mugs", List.of(when("sku", Operator.IS, text("MUG"))), percent("-10")),
            row("cups", List.of(when("sku", Operator.IS, text("CUP"))), percent("-20"))));
    private final PricingEngine engine = new PricingEngine(rules);

    @Test
    void whereThereIsNothingToPriceNoSessionIsOpened() {
        try (var session = engine.session()) {
            assertThat(session.price(List.of(), inUsd())).isEmpty();
            assertThat(open()).isEmpty();
        }
    }

    @Test
    void aSkuLikeOneBeforeIsNotMatchedAgain() {
        var before = engine.price(List.of(aSku("100.00")), inUsd());

        try (var session = engine.session()) {
            assertThat(session.price(List.of(aSku("100.00")), inUsd())).isEqualTo(before);
            assertThat(open()).isEmpty();
        }
    }

    @Test
    void aSessionForgetsTheSkusItHasMatched() {
        try (var session = engine.session()) {
            session.price(List.of(aSku("100.00")), inUsd());
            var kept = open().getFirst().getFactCount();

            session.price(List.of(sku("CUP"), sku("BOWL")), inUsd());

            assertThat(open()).singleElement().returns(kept, KieSession::getFactCount);
        }
    }

    @Test
    void aClosedSessionLeavesNothingBehind() {
        var session = engine.session();
        session.price(List.of(aSku("100.00")), inUsd());

        session.close();

        assertThat(open()).isEmpty();
    }

    @Test
    void moreSkusThanABatchComeOutInTheirOrder() {
        var skus = IntStream.range(0, 2_001)
                .mapToObj(number -> sku(number == 1_000 ? "CUP" : "BOWL" + number))
                .toList();

        var priced = engine.price(skus, inUsd());

        assertThat(priced)
                .extracting(PricedSku::sku)
                .isEqualTo(skus.stream().map(SkuFacts::sku).toList());
        assertThat(priced.get(1_000).outcome()).isEqualTo(priced("80.00"));
    }

    @Test
    void everySkuMeetsItsOwnRowsHoweverManyThereAre() {
        var stocked = IntStream.rangeClosed(1, 50)
                .mapToObj(pieces -> row(
                        "from-" + pieces,
                        List.of(when("stock", Operator.AT_LEAST, number(String.valueOf(pieces)))),
                        new Action.Absolute(dec("1.00"))))
                .toArray(Row[]::new);
        var skus = IntStream.rangeClosed(1, 50)
                .mapToObj(pieces -> aSku("100.00").withStock(pieces))
                .toList();

        var priced = new PricingEngine(rules(table("stocked", Stage.ADJUST, HitPolicy.COLLECT, stocked)))
                .price(skus, inUsd());

        assertThat(priced)
                .extracting(PricedSku::outcome)
                .isEqualTo(IntStream.rangeClosed(101, 150)
                        .mapToObj(dollars -> priced(dollars + ".00"))
                        .toList());
    }

    private static SkuFacts sku(String sku) {
        return SkuFacts.of(new Sku(sku), usd("100.00"));
    }

    /** The sessions that Drools still holds for the rules. */
    private List<KieSession> open() {
        var asking = rules.plan().newSession();
        try {
            return asking.getKieBase().getKieSessions().stream()
                    .filter(session -> !session.equals(asking))
                    .map(KieSession.class::cast)
                    .toList();
        } finally {
            asking.dispose();
        }
    }
}
