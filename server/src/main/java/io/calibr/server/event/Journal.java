package io.calibr.server.event;

import java.util.List;

/**
 * Records every change: one call writes the event, its copy for the dispatcher and the audit row in the caller's
 * transaction, so that they are true together or not at all.
 */
@FunctionalInterface
public interface Journal {

    void record(Change change);

    /** Many changes at once, in their order. */
    default void recordAll(List<Change> changes) {
        changes.forEach(this::record);
    }
}
