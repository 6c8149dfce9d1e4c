package io.calibr.plugin.sdk;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes prices to a channel. */
public interface PriceSink {

    /** How much one call may hold; may change while connected. */
    WriteLimits limits();

    /**
     * Writes each absolute price and reports on each, in the same order. The connector chooses the channel's bulk path
     * where it pays.
     *
     * <p>A price that the channel shows already, compare-at included, is {@link PriceWriteResult.Applied}. Otherwise
     * one that no longer shows what the write expects is {@link PriceWriteResult.Moved} and stays as it is. Sending the
     * same {@link Call#key()} twice leaves the same final price.
     *
     * @param writes 1 to {@link WriteLimits#items()}, each reference at most once
     * @throws ConnectorException if the call failed as a whole: {@link ConnectorException.Transient} leaves the outcome
     *     of every item unknown, all others mean that nothing was written
     */
    List<PriceWriteResult> write(Call call, List<PriceWrite> writes) throws ConnectorException;

    /**
     * How submissions that were {@link PriceWriteResult.Accepted} stand now. One the channel does not know any more is
     * absent. A sink that never accepts answers an empty map.
     */
    Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) throws ConnectorException;
}
