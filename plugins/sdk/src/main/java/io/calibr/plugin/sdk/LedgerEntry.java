package io.calibr.plugin.sdk;

import io.calibr.model.Money;
import java.time.Instant;
import java.util.Map;

/**
 * Money that moved.
 *
 * @param id the channel's own, unique within its account
 * @param gross positive towards the merchant
 * @param fee what the channel kept of it, positive
 * @param references the channel's own ids of what it was for: price, product, charge
 */
public record LedgerEntry(
        String id, Kind kind, Money gross, Money fee, Instant happenedAt, Map<String, String> references) {

    public LedgerEntry {
        references = Map.copyOf(references);
    }

    /** Why money moved. */
    public enum Kind {
        SALE,
        REFUND,
        DISPUTE,
        FEE,
        PAYOUT,
        OTHER
    }
}
