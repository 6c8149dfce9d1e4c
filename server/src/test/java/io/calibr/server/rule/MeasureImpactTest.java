package io.calibr.server.rule;

import io.calibr.engine.check.ImpactCount;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.model.UserId;
import io.calibr.server.rule.MeasureImpact.Measured;
import io.calibr.server.rule.MeasureImpact.Pass;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeasureImpactTest {

    private static final UserId MIA = new UserId(new UUID(0, 1));
    private static final Currency USD = Currency.getInstance("USD");
    private static final PriceRequest REQUEST =
            PriceRequest.of(USD, Instant.parse("2024-07-20T12:00:00Z"), ZoneOffset.UTC);
    private static final String TENTH_OFF =
            "# table: tenth\n# stage: adjust\n# hit-policy: first\nid,percent\nall,-10\n";

    private final AtomicLong nanoseconds = new AtomicLong();
    private final NewestImpact newest = new NewestImpact(nanoseconds::get);

    @Test
    void whatWasPricedInHalfAMinuteIsCountedAndTheRestIsNot() {
        var measured = measured(Duration.ofSeconds(30).plusNanos(1));

        assertThat(measured.complete()).isFalse();
        assertThat(measured.impact().outcomes().priced()).isEqualTo(1);
    }

    @Test
    void halfAMinuteItselfIsNotTooLong() {
        var measured = measured(Duration.ofSeconds(30));

        assertThat(measured.complete()).isTrue();
        assertThat(measured.impact().outcomes().priced()).isEqualTo(2);
    }

    /** Two batches of one SKU each. */
    private Measured measured(Duration betweenThem) {
        var rules = new RuleExamination(Vocabulary.standard())
                .alone("tenth", new RuleText(RuleText.Format.TABLE, TENTH_OFF, ""))
                .orRefuse();
        try (var pricing = new PricingEngine(rules).session()) {
            return newest.measure(MIA, enough -> {
                var pass = new Pass(REQUEST, new ImpactCount(rules), enough);
                pass.take(pricing, List.of(sku("CUP")));
                nanoseconds.addAndGet(betweenThem.toNanos());
                pass.take(pricing, List.of(sku("MUG")));
                return pass.measured();
            });
        }
    }

    private static SkuFacts sku(String code) {
        return SkuFacts.of(new Sku(code), new Money(1_000, USD));
    }
}
