package io.calibr.plugin.sdk;

import io.calibr.model.ChannelRef;

/** What became of one {@link PriceWrite}. */
public sealed interface PriceWriteResult {

    ChannelRef ref();

    /** The channel shows it now. */
    record Applied(ChannelRef ref) implements PriceWriteResult {}

    /** The channel took it and will say later: {@link PriceSink#poll}. It may not be live yet. */
    record Accepted(ChannelRef ref, SubmissionRef submission) implements PriceWriteResult {}

    /**
     * The channel will not have it; nothing was written.
     *
     * @param code fixed, upper case with underscores; {@link #NOT_LISTED} where it fits
     * @param reason for people
     */
    record Rejected(ChannelRef ref, String code, String reason) implements PriceWriteResult {

        /** The channel has nothing under this reference. */
        public static final String NOT_LISTED = "NOT_LISTED";

        /** The channel sells this reference in another currency. */
        public static final String WRONG_CURRENCY = "WRONG_CURRENCY";

        /** The reference has no form that this channel can hold. */
        public static final String INVALID_REFERENCE = "INVALID_REFERENCE";
    }

    /** Somebody else changed it: the channel shows {@code actual} rather than what was expected; nothing was written. */
    record Moved(ChannelRef ref, LivePrice actual) implements PriceWriteResult {}

    /** It may or may not have been written: read it back. */
    record Unknown(ChannelRef ref) implements PriceWriteResult {}
}
