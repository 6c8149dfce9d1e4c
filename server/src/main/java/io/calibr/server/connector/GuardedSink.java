package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plugin's sink behind the host's invocation; holds it to its word about the form of its answers. */
record GuardedSink(PriceSink raw, Invocation invocation, Calls calls) implements PriceSink {

    @Override
    public WriteLimits limits() {
        return invocation.run(calls.brief("limits"), "limits", call -> raw.limits());
    }

    @Override
    public List<PriceWriteResult> write(Call call, List<PriceWrite> writes) {
        return invocation.run(call, Invocation.WRITE, bounded -> inOrder(writes, raw.write(bounded, writes)));
    }

    @Override
    public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) {
        return invocation.run(call, "poll", bounded -> Map.copyOf(raw.poll(bounded, submissions)));
    }

    /** An answer that does not say what became of each item says nothing: every outcome is unknown. */
    private static List<PriceWriteResult> inOrder(List<PriceWrite> writes, List<PriceWriteResult> results) {
        var asked = writes.stream().map(PriceWrite::ref).toList();
        var answered = results.stream().map(PriceWriteResult::ref).toList();
        if (!asked.equals(answered)) {
            throw new ConnectorException.Transient(
                    "the connector answered " + answered.size() + " items, or others, for " + asked.size());
        }
        return List.copyOf(results);
    }
}
