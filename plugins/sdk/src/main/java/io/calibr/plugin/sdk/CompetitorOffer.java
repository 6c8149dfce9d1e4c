package io.calibr.plugin.sdk;

import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.net.URI;
import java.time.Instant;

/**
 * What somebody else asks.
 *
 * @param seller as the source names it
 * @param evidence where and when it was seen, and the digest of what was seen
 */
public record CompetitorOffer(
        Sku sku, String seller, Money price, Availability availability, Match match, Evidence evidence) {

    /** Whether the offer can be had; only {@link #IN_STOCK} may drive a price. */
    public enum Availability {
        IN_STOCK,
        OUT_OF_STOCK,
        UNKNOWN
    }

    /** How the offer was matched to our goods. */
    public enum Match {
        /** The same GTIN. */
        EXACT,
        /** The same brand and maker's part number. */
        STRONG,
        /** Similar words: a person decides. */
        PROPOSED
    }

    /**
     * The proof of an offer.
     *
     * @param sha256 of the bytes read, 64 lower case hexadecimal digits
     */
    public record Evidence(URI source, Instant seenAt, String sha256) {}
}
