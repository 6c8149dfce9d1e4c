package io.calibr.server.reconcile;

import io.calibr.model.Money;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One price that is not as intended, as the API shows it.
 *
 * @param finding the word in counts
 * @param shown left out where the channel does not list it
 * @param run whose price it was; left out where it had been adopted
 * @param restoredBy the run that writes it again
 */
public record FindingView(
        Sku sku,
        FindingKind kind,
        String finding,
        boolean mismatch,
        DriftAction action,
        @Nullable String note,
        Price intended,
        @Nullable Price shown,
        @Nullable RunId run,
        @Nullable RunId restoredBy,
        Instant at) {

    public record Price(Money price, @Nullable Money compareAt) {}
}
