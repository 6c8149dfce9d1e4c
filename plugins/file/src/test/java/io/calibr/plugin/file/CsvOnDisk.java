package io.calibr.plugin.file;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A price file read and written by other code than the connector's: plain cells without quotes only. */
record CsvOnDisk(Path path) implements Channel {

    static CsvOnDisk holding(Path path, Map<Sku, LivePrice> prices) {
        var file = new CsvOnDisk(path);
        file.write(prices);
        return file;
    }

    @Override
    public ChannelRef ref(Sku sku) {
        return new ChannelRef(sku.value());
    }

    @Override
    public Optional<LivePrice> shows(Sku sku) {
        return Optional.ofNullable(read().get(sku));
    }

    @Override
    public void edit(Sku sku, LivePrice live) {
        var prices = read();
        prices.put(sku, live);
        write(prices);
    }

    private Map<Sku, LivePrice> read() {
        try {
            var prices = new LinkedHashMap<Sku, LivePrice>();
            for (var line : Files.readAllLines(path).stream().skip(1).toList()) {
                var cells = line.split(",", -1);
                var compareAt = cells[2].isEmpty() ? null : Money.of(cells[2], cells[3]);
                prices.put(new Sku(cells[0]), new LivePrice(Money.of(cells[1], cells[3]), compareAt));
            }
            return prices;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(Map<Sku, LivePrice> prices) {
        var text = new StringBuilder("sku,price,compare_at,currency\n");
        prices.forEach((sku, live) -> text.append(sku)
                .append(',')
                .append(live.price().amount())
                .append(',')
                .append(live.compareAt()
                        .map(Money::amount)
                        .map(Object::toString)
                        .orElse(""))
                .append(',')
                .append(live.price().currency())
                .append('\n'));
        try {
            Files.writeString(path, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
