package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Stage;
import io.calibr.model.Sku;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;

import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.percent;
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
        assertThat(priced.get(1_000).outcome()).isEqualTo(Fixtures.priced("80.00"));
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
