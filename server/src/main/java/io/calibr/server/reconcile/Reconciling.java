package io.calibr.server.reconcile;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation under way.
 *
 * @param run whose prices alone are compared; null for all of the channel's, which only the clock asks for
 * @param at when it began
 * @param after the SKU it has come to; empty at the beginning
 */
record Reconciling(
        UUID id,
        ProjectId project,
        ConnectionId connection,
        @Nullable RunId run,
        Instant at,
        String after) {

    /** Whether the policy acts on what is found: a person who asks only looks. */
    boolean acts() {
        return run == null;
    }
}
