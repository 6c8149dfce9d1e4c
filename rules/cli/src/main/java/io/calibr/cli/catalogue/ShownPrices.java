package io.calibr.cli.catalogue;

import io.calibr.model.Money;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a shop shows, from a file such as the file connector's: {@code sku,price,compare_at,currency}. */
final class ShownPrices {

    private final Map<String, Shown> shown = new HashMap<>();

    record Shown(Money price, @Nullable Money compareAt) {}

    private ShownPrices() {}

    static ShownPrices read(Path file, Currency currency) {
        var prices = new ShownPrices();
        new CsvFile(file).forEach(List.of("sku", "price", "currency"), Set.of("compare_at"), line -> {
            var price = line.money("price", currency).orElseThrow(() -> line.wrong("price", "is empty"));
            var compareAt = line.money("compare_at", currency).orElse(null);
            prices.shown.put(line.sku().value(), new Shown(price, compareAt));
        });
        return prices;
    }

    Optional<Shown> of(String sku) {
        return Optional.ofNullable(shown.get(sku));
    }
}
