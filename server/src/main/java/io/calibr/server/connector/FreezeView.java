package io.calibr.server.connector;

import io.calibr.model.UserId;
import java.time.Instant;

/** Prices that are to stay as they are: why, by whom and since when. */
public record FreezeView(String reason, UserId by, Instant at) {}
