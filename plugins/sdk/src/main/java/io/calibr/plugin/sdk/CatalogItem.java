package io.calibr.plugin.sdk;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One price's place on a channel as a catalogue pull sees it. */
public sealed interface CatalogItem {

    ChannelRef ref();

    /**
     * It is listed.
     *
     * @param title empty if the channel has none
     * @param live null if the channel lists it without a price
     * @param attributes whatever else the channel says, by the channel's own names
     */
    record Listed(
            ChannelRef ref, Sku sku, String title, @Nullable LivePrice live, Map<String, String> attributes)
            implements CatalogItem {

        public Listed {
            attributes = Map.copyOf(attributes);
        }

        /** The price it is listed at. */
        public Optional<LivePrice> price() {
            return Optional.ofNullable(live);
        }
    }

    /** It was listed and is no longer. */
    record Withdrawn(ChannelRef ref) implements CatalogItem {}
}
