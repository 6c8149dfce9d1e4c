package io.calibr.server.event;

import io.calibr.model.EventId;

/**
 * A recorded change on its way to those who act on it.
 *
 * @param id the same on every delivery: what consumers key on
 * @param facts as JSON
 */
public record Event(EventId id, String type, String entity, String entityId, String facts) {}
