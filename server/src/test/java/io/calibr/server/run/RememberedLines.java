package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.TargetId;
import io.calibr.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what was asked of a run's targets and price changes. */
final class RememberedLines implements RunLines {

    final List<String> asked = new ArrayList<>();
    private Map<TargetState, Integer> counts = Map.of();
    private int failed;

    void counting(Map<TargetState, Integer> targets) {
        counts = targets;
        failed = targets.getOrDefault(TargetState.FAILED, 0);
    }

    @Override
    public void approve(Run approved) {
        asked.add("approve " + approved.id());
    }

    @Override
    public void reject(Run rejected) {
        asked.add("reject " + rejected.id());
    }

    @Override
    public void cancel(RunId cancelled) {
        asked.add("cancel " + cancelled);
    }

    @Override
    public int retryFailed(Run run, List<TargetId> some, UserId by, Instant at) {
        asked.add("retry " + run.id());
        return failed;
    }

    @Override
    public void begin(Run started, Duration deadline) {
        asked.add("begin " + started.id());
    }

    @Override
    public TargetCounts counts(RunId run) {
        return new TargetCounts(counts);
    }
}
