package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a channel shows, or shall show, for one reference; no price means not listed, and then there is no compare-at. */
record Shown(@Nullable Money price, @Nullable Money compareAt) {

    static final Shown NOTHING = new Shown(null, null);

    static Shown of(@Nullable Money price, @Nullable Money compareAt) {
        return price == null ? NOTHING : new Shown(price, compareAt);
    }

    Optional<LivePrice> live() {
        return Optional.ofNullable(price).map(known -> new LivePrice(known, compareAt));
    }

    @Nullable
    Long minorUnits() {
        return price == null ? null : price.minorUnits();
    }

    @Nullable
    Long compareAtMinorUnits() {
        return compareAt == null ? null : compareAt.minorUnits();
    }
}
