package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a run's prices were compared with the channel.
 *
 * @param counts by word, every word present
 * @param lines what did not match
 */
public record Reconciliation(UUID id, RunId run, Instant at, Map<String, Integer> counts, List<Line> lines) {

    public Reconciliation {
        counts = Map.copyOf(counts);
        lines = List.copyOf(lines);
    }

    /** One price that is not as intended. */
    public record Line(Sku sku, String finding, @Nullable String note, boolean mismatch) {}

    static Reconciliation of(UUID id, RunId run, Instant at, Map<Sku, Finding> findings) {
        var counts = new LinkedHashMap<String, Integer>();
        List.of("matched", "drifted", "missing", "foreignCurrency").forEach(word -> counts.put(word, 0));
        findings.values().forEach(finding -> counts.merge(finding.word(), 1, Integer::sum));
        var lines = findings.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Finding.Matched))
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().word(),
                        entry.getValue().note().orElse(null),
                        entry.getValue().isMismatch()))
                .toList();
        return new Reconciliation(id, run, at, counts, lines);
    }

    boolean hasMismatch() {
        return lines.stream().anyMatch(Line::mismatch);
    }
}
