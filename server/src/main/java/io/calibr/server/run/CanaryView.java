package io.calibr.server.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run's canary as the API shows it.
 *
 * @param asked what was asked for
 * @param sizes how many prices each watched step has written when it is done, counted from the first
 * @param step the open one, from 0; as many as there are sizes when everything is open
 * @param found at the last look
 * @param reason why it halted the run, or why it cannot be decided yet
 */
public record CanaryView(
        CanaryState state,
        CanaryBody asked,
        List<Integer> sizes,
        int step,
        @Nullable Instant watchUntil,
        CanaryFigures found,
        @Nullable String reason) {

    static CanaryView of(Canary canary) {
        var progress = canary.progress();
        return new CanaryView(
                canary.state(),
                CanaryBody.of(canary.plan()),
                progress.sizes(),
                progress.step(),
                progress.watchUntil(),
                canary.figures(),
                canary.reason());
    }
}
