package io.calibr.server.run;

import java.time.Instant;
import java.util.Optional;

/**
 * What a dry run is asked for.
 *
 * @param rules the id or slug of a rulebook, or of a single rule
 * @param priceList its slug; empty for the project's only one
 * @param channel the id or slug of a connection; empty if the prices stay in Calibr
 * @param customerGroup whose prices they are; empty for those the list is for
 * @param canary empty if all prices may be written at once
 */
record RunRequest(
        Rules rules,
        Optional<String> priceList,
        Instant asOf,
        Optional<String> channel,
        Optional<String> customerGroup,
        Optional<CanaryPlan> canary) {

    /** Which rules are executed. */
    sealed interface Rules {
        record Rulebook(String idOrSlug) implements Rules {}

        record OneRule(String idOrSlug) implements Rules {}
    }
}
