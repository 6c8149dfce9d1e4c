package io.calibr.server.testing.slow;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorContext;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Health;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceSource;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A price a file in the tenant's directory, in minor units and their currency; one without a file costs 10.00 USD. A write wins
 * over a price in another currency if it expects none. Every call leaves a line in the ledger beside them. A file {@code limit} makes the next call a refusal for as many milliseconds as it says.
 */
final class SlowConnector implements Connector, PriceSource, PriceSink {

    private static final LivePrice TEN = LivePrice.of(Money.of("10.00", "USD"));

    private final ConnectorContext context;

    SlowConnector(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public Health check(Call call) {
        reached("check");
        return new Health.Up("slow");
    }

    @Override
    public <T> Optional<T> as(Class<T> capability) {
        return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    @Override
    public Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) {
        reached("read");
        var prices = new HashMap<ChannelRef, LivePrice>();
        refs.forEach(ref -> prices.put(ref, shown(ref)));
        return prices;
    }

    @Override
    public WriteLimits limits() {
        return new WriteLimits(number("items"), number("calls"));
    }

    @Override
    public List<PriceWriteResult> write(Call call, List<PriceWrite> writes) {
        reached("write");
        try {
            Thread.sleep(number("millis"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectorException.Transient("interrupted", stopped);
        }
        var results = new ArrayList<PriceWriteResult>();
        for (var write : writes) {
            var live = shown(write.ref());
            if (write.against(live) == PriceWrite.Verdict.MOVED) {
                results.add(new PriceWriteResult.Moved(write.ref(), live));
            } else {
                put(
                        file(write.ref()),
                        write.price().minorUnits() + " " + write.price().currency());
                results.add(new PriceWriteResult.Applied(write.ref()));
            }
        }
        ledger("written");
        return results;
    }

    @Override
    public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) {
        return Map.of();
    }

    @Override
    public void close() {}

    private void reached(String what) {
        var limit = context.directory().resolve("limit");
        try {
            var wait = Duration.ofMillis(Long.parseLong(Files.readString(limit)));
            if (Files.deleteIfExists(limit)) {
                ledger("limited");
                throw new ConnectorException.RateLimited("429", wait);
            }
        } catch (NoSuchFileException unlimited) {
            ledger(what);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private LivePrice shown(ChannelRef ref) {
        try {
            var words = Files.readString(file(ref)).split(" ", -1);
            return LivePrice.of(new Money(Long.parseLong(words[0]), Currency.getInstance(words[1])));
        } catch (NoSuchFileException untouched) {
            return TEN;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(ChannelRef ref) {
        return context.directory().resolve("price-" + ref.value());
    }

    private int number(String field) {
        return Integer.parseInt(context.config().get(field));
    }

    private void ledger(String what) {
        put(context.directory().resolve("ledger"), context.clock().millis() + " " + what + "\n");
    }

    private static void put(Path file, String text) {
        try {
            if (file.endsWith("ledger")) {
                Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } else {
                Files.writeString(file, text);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
