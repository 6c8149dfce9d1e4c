package io.calibr.server.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to be applied.
 *
 * @param canary left out for the one that the run was asked with, or else the project's usual one, if any
 */
public record ApplyBody(@Nullable CanaryBody canary) {

    static final ApplyBody AS_ASKED = new ApplyBody(null);

    Optional<CanaryPlan> plan() {
        return Optional.ofNullable(canary).map(CanaryBody::plan);
    }
}
