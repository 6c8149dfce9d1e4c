package io.calibr.server.run;

import io.calibr.model.Sku;
import java.time.Instant;
import java.util.UUID;

/** A target that failed for good, as the API shows it. */
public record DeadLetterView(UUID id, Sku sku, FailureClass failure, int attempts, String error, Instant at) {}
