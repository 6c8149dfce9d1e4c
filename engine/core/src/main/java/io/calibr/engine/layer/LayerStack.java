package io.calibr.engine.layer;

import io.calibr.model.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Layers over one SKU's price, and what becomes of it at any instant. Their order in the list does not matter. */
public record LayerStack(LayerPolicy policy, List<Sale> sales) {

    public LayerStack {
        sales = sales.stream()
                .sorted(Comparator.comparing(Sale::layer, Layer.ACTING))
                .toList();
    }

    /** A layer with what it makes of this SKU's price. */
    public record Sale(Layer layer, Effect effect) {}

    /** The selling price at that instant. */
    public LayeredPrice resolve(Money regular, Instant at) {
        var resolving = policy.start(regular);
        sales.stream()
                .filter(sale -> sale.layer().isActive(at))
                .forEach(sale -> resolving.take(sale.layer().id(), sale.effect().on(resolving.base())));
        return resolving.arrive();
    }
}
