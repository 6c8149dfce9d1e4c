package io.calibr.engine.layer;

import io.calibr.engine.layer.LayerStack.Sale;
import io.calibr.model.LayerId;
import io.calibr.model.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

class LayerStackTest {

    @Test
    void ofEqualPrioritiesTheLowerIdActsFirstWhateverTheOrder() {
        var lower = sale(1, "80.00");
        var higher = sale(2, "70.00");

        assertThat(resolve(LayerPolicy.HIGHEST_PRIORITY, lower, higher).price()).isEqualTo(usd("80.00"));
        assertThat(resolve(LayerPolicy.HIGHEST_PRIORITY, higher, lower).price()).isEqualTo(usd("80.00"));
    }

    @Test
    void aSaleThatLowersThePriceReducesIt() {
        assertThat(resolve(LayerPolicy.BEST_FOR_CUSTOMER, sale(1, "80.00")))
                .returns(usd("80.00"), LayeredPrice::price)
                .returns(true, LayeredPrice::isLayered)
                .returns(true, LayeredPrice::isReduced);
    }

    @Test
    void theBestForTheCustomerIsNeverAboveTheRegularPrice() {
        assertThat(resolve(LayerPolicy.BEST_FOR_CUSTOMER, sale(1, "110.00")))
                .returns(usd("100.00"), LayeredPrice::price)
                .returns(false, LayeredPrice::isLayered)
                .returns(false, LayeredPrice::isReduced);
    }

    @Test
    void aSaleAtTheRegularPriceSetsNothing() {
        assertThat(resolve(LayerPolicy.BEST_FOR_CUSTOMER, sale(1, "100.00")))
                .returns(false, LayeredPrice::isLayered)
                .returns(false, LayeredPrice::isReduced);
    }

    @Test
    void theHighestPriorityMayRaiseThePrice() {
        assertThat(resolve(LayerPolicy.HIGHEST_PRIORITY, sale(1, "110.00")))
                .returns(usd("110.00"), LayeredPrice::price)
                .returns(true, LayeredPrice::isLayered)
                .returns(false, LayeredPrice::isReduced);
    }

    private static LayeredPrice resolve(LayerPolicy policy, Sale... sales) {
        return new LayerStack(policy, List.of(sales)).resolve(usd("100.00"), NOON);
    }

    private static Sale sale(int id, String price) {
        var window = new Window(NOON.minusSeconds(60), NOON.plusSeconds(60));
        Money answer = usd(price);
        return new Sale(new Layer(new LayerId(new UUID(0, id)), window, 5), _ -> Optional.of(answer));
    }
}
