package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import java.time.Instant;
import java.util.UUID;

/** A target that failed for good, as the API shows it. */
public record DeadLetterView(
        UUID id, RunId run, TargetId target, Sku sku, FailureClass failure, int attempts, String error, Instant at) {}
