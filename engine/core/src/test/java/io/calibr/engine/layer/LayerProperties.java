package io.calibr.engine.layer;

import io.calibr.engine.layer.LayerStack.Sale;
import io.calibr.model.LayerId;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class LayerProperties {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant START = Instant.parse("2024-07-01T00:00:00Z");

    @Property
    void theBestForTheCustomerIsNeverAboveTheRegularPriceNorAboveAnyAnswer(@ForAll long seed) {
        var random = new Random(seed);
        var regular = price(random);
        var resolved = new LayerStack(LayerPolicy.BEST_FOR_CUSTOMER, sales(random)).resolve(regular, someTime(random));

        assertThat(resolved.price()).isLessThanOrEqualTo(regular);
        assertThat(resolved.steps())
                .allSatisfy(step -> assertThat(resolved.price()).isLessThanOrEqualTo(step.after()));
    }

    @Property
    void theOrderInWhichSalesWereMadeDoesNotMatter(@ForAll long seed, @ForAll LayerPolicy policy) {
        var random = new Random(seed);
        var regular = price(random);
        var sales = sales(random);
        var shuffled = new ArrayList<>(sales);
        Collections.shuffle(shuffled, random);
        var at = someTime(random);

        assertThat(new LayerStack(policy, shuffled).resolve(regular, at))
                .isEqualTo(new LayerStack(policy, sales).resolve(regular, at));
    }

    @Property
    void aSaleOutsideItsWindowIsAsIfItHadNeverBeen(@ForAll long seed, @ForAll LayerPolicy policy) {
        var random = new Random(seed);
        var regular = price(random);
        var sales = sales(random);
        var at = someTime(random);
        var active = sales.stream().filter(sale -> sale.layer().isActive(at)).toList();

        assertThat(new LayerStack(policy, sales).resolve(regular, at))
                .isEqualTo(new LayerStack(policy, active).resolve(regular, at));
    }

    @Property
    void withoutActiveSalesThePriceIsTheRegularOne(@ForAll long seed, @ForAll LayerPolicy policy) {
        var random = new Random(seed);
        var regular = price(random);
        var afterAll = START.plusSeconds(1_000_000);

        var resolved = new LayerStack(policy, sales(random)).resolve(regular, afterAll);

        assertThat(resolved).isEqualTo(new LayeredPrice(regular, regular, List.of()));
    }

    @Property
    void theActingStepsLeadFromTheRegularToTheSellingPrice(@ForAll long seed, @ForAll LayerPolicy policy) {
        var random = new Random(seed);
        var resolved = new LayerStack(policy, sales(random)).resolve(price(random), someTime(random));

        var running = resolved.regular();
        for (var step : resolved.steps()) {
            if (step.acts()) {
                assertThat(step.before()).isEqualTo(running);
                running = step.after();
            }
        }
        assertThat(resolved.price()).isEqualTo(running);
    }

    @Property
    void theAnnouncedPercentageNeverSaysMoreThanIsTrue(@ForAll long seed) {
        var random = new Random(seed);
        var prior = price(random);
        var now = price(random);

        var percent = Omnibus.percentOff(prior, now);

        assertThat(percent).isBetween(0, 100);
        if (now.compareTo(prior) < 0) {
            assertThat(percent * prior.minorUnits()).isLessThanOrEqualTo(100 * (prior.minorUnits() - now.minorUnits()));
        }
    }

    private static Money price(Random random) {
        return new Money(1 + random.nextInt(100_000), USD);
    }

    private static Instant someTime(Random random) {
        return START.plusSeconds(random.nextInt(100));
    }

    /** Up to five sales, of which some raise the price and some say nothing. */
    private static List<Sale> sales(Random random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(id -> {
                    var from = random.nextInt(90);
                    var window = new Window(START.plusSeconds(from), START.plusSeconds(from + 1L + random.nextInt(60)));
                    var layer = new Layer(new LayerId(new UUID(0, id)), window, random.nextInt(3));
                    var factor = BigDecimal.valueOf(random.nextInt(130), 2);
                    var speaks = random.nextInt(4) > 0;
                    return new Sale(
                            layer,
                            price ->
                                    speaks ? Optional.of(price.times(factor, RoundingMode.HALF_UP)) : Optional.empty());
                })
                .toList();
    }
}
