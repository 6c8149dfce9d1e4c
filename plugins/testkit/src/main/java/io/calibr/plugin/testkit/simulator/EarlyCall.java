package io.calibr.plugin.testkit.simulator;

import java.time.Instant;

/**
 * A request that came before the end of a {@code Retry-After} which the channel had given.
 *
 * @param given when the channel gave it: a request already on its way by then is early without being at fault
 */
public record EarlyCall(Instant arrived, Instant given, Instant notBefore, String request) {}
