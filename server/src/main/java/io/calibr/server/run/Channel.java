package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the prices of a run go: a connection, or Calibr itself. The contracts are those of the plugin SDK; every method may
 * throw a {@link io.calibr.plugin.sdk.ConnectorException}.
 */
interface Channel extends AutoCloseable {

    /** The most prices in one {@link #write}, and the most of these calls in flight. */
    WriteLimits limits();

    List<PriceWriteResult> write(Call call, List<PriceWrite> writes);

    Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions);

    Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs);

    @Override
    void close();
}
