package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The channel of runs without a connection: nothing is written elsewhere, the price version is the effect. */
record CalibrOnly() implements Channel {

    private static final WriteLimits LIMITS = new WriteLimits(1_000, 1_000);

    @Override
    public WriteLimits limits() {
        return LIMITS;
    }

    @Override
    public List<PriceWriteResult> write(Call call, List<PriceWrite> writes) {
        return writes.stream()
                .<PriceWriteResult>map(write -> new Applied(write.ref()))
                .toList();
    }

    @Override
    public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) {
        return Map.of();
    }

    /** Nobody can have written anything: whatever was in flight is tried again. */
    @Override
    public Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) {
        return Map.of();
    }

    @Override
    public void close() {}
}
