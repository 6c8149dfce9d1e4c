package io.calibr.plugin.file;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.testkit.Channel;
import io.calibr.plugin.testkit.ConnectorUnderTest;
import io.calibr.plugin.testkit.LentContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A file with exactly this content and a connection to it. */
record OpenFile(Path path, ConnectorUnderTest connection) {

    static OpenFile with(Path directory, String content) {
        return with(directory, content.getBytes(UTF_8), Map.of("path", "prices.csv"));
    }

    static OpenFile with(Path directory, byte[] content, Map<String, String> config) {
        try {
            var path = Files.write(directory.resolve("prices.csv"), content);
            return open(path, config);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static OpenFile open(Path path, Map<String, String> config) {
        Channel channel = new CsvOnDisk(path);
        var context = LentContext.of(config, path.resolveSibling("."));
        return new OpenFile(path, ConnectorUnderTest.open(new FileConnectorFactory(), context, channel));
    }

    /** Writes over whatever is there. */
    static PriceWrite over(String sku, String price, String currency) {
        return PriceWrite.over(new ChannelRef(sku), LivePrice.of(Money.of(price, currency)));
    }

    String content() {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
