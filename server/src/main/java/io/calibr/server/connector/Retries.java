package io.calibr.server.connector;

import io.smallrye.faulttolerance.api.Guard;

/** How calls of all connections are repeated. */
record Retries(Guard guard, RetryPolicy policy) {}
