package io.calibr.server.reconcile;

import io.calibr.model.PriceListId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price that Calibr wants a channel to show.
 *
 * @param run that made it; null if it was adopted from the channel
 * @param since by the database's clock
 * @param layered whether a sale made it what it is
 */
record Intended(
        Sku sku,
        PriceListId list,
        LivePrice price,
        @Nullable RunId run,
        Instant since,
        boolean layered) {}
