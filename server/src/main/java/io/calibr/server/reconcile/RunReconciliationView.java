package io.calibr.server.reconcile;

import io.calibr.model.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What comparing a run with its channel found last, as the API shows it.
 *
 * @param counts of that reading: of the run's prices where somebody asked, of all of the channel's where the clock did
 * @param items what did not match of this run's prices, at most a thousand
 * @param history the readings since the run was done, newest first, at most a hundred
 */
public record RunReconciliationView(
        RunId run,
        Instant at,
        Map<String, Integer> counts,
        boolean mismatch,
        List<FindingView> items,
        List<ReconciliationView> history) {

    public RunReconciliationView {
        counts = Map.copyOf(counts);
        items = List.copyOf(items);
        history = List.copyOf(history);
    }

    static RunReconciliationView of(RunId run, List<FindingView> items, List<ReconciliationView> history) {
        var last = history.getFirst();
        var mismatch = items.stream().anyMatch(FindingView::mismatch);
        return new RunReconciliationView(run, last.times().started(), last.counts(), mismatch, items, history);
    }
}
