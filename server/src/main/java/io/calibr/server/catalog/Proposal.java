package io.calibr.server.catalog;

import io.calibr.model.Money;
import io.calibr.model.PriceChangeId;
import io.calibr.model.RunId;
import org.jspecify.annotations.Nullable;

/**
 * The newest price proposed for a SKU that is neither refused nor written yet.
 *
 * @param state of the price change: PENDING or APPROVED
 */
public record Proposal(
        PriceChangeId change,
        RunId run,
        String state,
        Money price,
        @Nullable Money compareAt) {}
