package io.calibr.server.rule;

import io.calibr.model.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who made a version final, when and why; {@code hash} is over what it says. */
record Publication(
        String hash, UserId by, Instant at, @Nullable String reason) {}
