package io.calibr.server.run;

import io.calibr.server.problem.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project has decided about canaries.
 *
 * @param above PRICE runs with more prices to write begin with the canary; 0 if left out
 * @param canary the usual one, for runs that nobody named one for; none if left out
 */
public record CanaryPolicy(
        @Nullable Integer above, @Nullable CanaryBody canary) {

    static final CanaryPolicy NONE = new CanaryPolicy(null, null);

    public CanaryPolicy {
        above = above == null ? Integer.valueOf(0) : above;
    }

    Optional<CanaryPlan> planFor(int targets) {
        return targets > threshold() ? Optional.ofNullable(canary).map(CanaryBody::plan) : Optional.empty();
    }

    /** Refuses what cannot be meant. */
    void check() {
        if (threshold() < 0) {
            throw Kind.INVALID_VALUE.because("it is at least 0").with("member", "above");
        }
        if (canary != null) {
            canary.plan();
        }
    }

    /** For the record. */
    Map<String, ?> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("above", threshold());
        if (canary != null) {
            facts.putAll(canary.facts());
        }
        return facts;
    }

    private int threshold() {
        return above == null ? 0 : above;
    }
}
