package io.calibr.plugin.sdk;

import io.calibr.model.ChannelRef;

/** Something that happened on a channel. */
public sealed interface ChannelEvent {

    /** Something was listed, changed or withdrawn, price included. */
    record ItemChanged(CatalogItem item) implements ChannelEvent {}

    /** Something changed and the channel did not say how: read it. */
    record ItemTouched(ChannelRef ref) implements ChannelEvent {}

    /** A submission has finished or failed: {@link PriceSink#poll} knows. */
    record SubmissionEnded(SubmissionRef submission) implements ChannelEvent {}

    /** A stream has news: {@link CatalogSource#pull} or {@link LedgerSource#pull} it. */
    record StreamMoved(StreamId stream) implements ChannelEvent {}

    /** The merchant has taken our access away; tokens are void. */
    record AccessRevoked() implements ChannelEvent {}

    /**
     * A person asks, through the channel, to see or have deleted what we hold about them.
     *
     * @param subject the channel's own reference to the person
     */
    record PrivacyRequest(Wish wish, String subject) implements ChannelEvent {}

    /** See {@link PrivacyRequest}. */
    enum Wish {
        DISCLOSE,
        ERASE,
        ERASE_ACCOUNT
    }
}
