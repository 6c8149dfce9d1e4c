package io.calibr.server.run;

import io.calibr.model.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What comparing a run with its channel found, as the API shows it; {@code items} lists what did not match. */
public record ReconciliationView(
        RunId run, Instant at, Map<String, Integer> counts, boolean mismatch, List<Reconciliation.Line> items) {

    static ReconciliationView of(Reconciliation found) {
        return new ReconciliationView(found.run(), found.at(), found.counts(), found.hasMismatch(), found.lines());
    }
}
