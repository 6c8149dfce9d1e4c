package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A target that failed for good, as the API shows it.
 *
 * @param channel the connection that it was to be written to
 */
public record DeadLetterView(
        UUID id,
        RunId run,
        TargetId target,
        @Nullable ConnectionId channel,
        Sku sku,
        FailureClass failure,
        int attempts,
        String error,
        Instant at) {}
