package io.calibr.server.layer;

import io.calibr.engine.layer.LayerPolicy;
import io.calibr.engine.layer.Omnibus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project has decided about its sales.
 *
 * @param policy what becomes of layers that hold at the same time; best for the customer if left out
 * @param omnibus the price lists for which the directive's rule on prior prices holds; none if left out
 */
public record SalePolicy(
        @Nullable LayerPolicy policy, @Nullable List<Market> omnibus) {

    static final SalePolicy USUAL = new SalePolicy(LayerPolicy.BEST_FOR_CUSTOMER, List.of());

    public SalePolicy {
        policy = Objects.requireNonNullElse(policy, LayerPolicy.BEST_FOR_CUSTOMER);
        omnibus = omnibus == null ? List.of() : List.copyOf(omnibus);
    }

    /**
     * A market where Omnibus holds.
     *
     * @param priceList the slug of its list
     * @param progressive whether a reduction that grows keeps its first prior price; so if left out
     * @param youngGoods whether goods on sale for less than 30 days use their own time on sale; so if left out
     * @param perishableTag goods with this tag are exempt; no goods if left out
     */
    public record Market(
            @Nullable String priceList,
            @Nullable Boolean progressive,
            @Nullable Boolean youngGoods,
            @Nullable String perishableTag) {

        Omnibus rule() {
            return new Omnibus(!Boolean.FALSE.equals(progressive), !Boolean.FALSE.equals(youngGoods));
        }
    }

    LayerPolicy decided() {
        return Objects.requireNonNull(policy);
    }

    Optional<Market> market(String priceList) {
        return Objects.requireNonNull(omnibus).stream()
                .filter(market -> priceList.equals(market.priceList()))
                .findFirst();
    }
}
