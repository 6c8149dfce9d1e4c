package io.calibr.server.event;

import io.calibr.model.ProjectId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has become true.
 *
 * @param type what happened, in the past tense: {@code run.approved}
 * @param entity what it happened to: {@code run}, {@code price_change}, {@code rule}
 * @param actor the user who made it so; null for Calibr itself
 * @param facts what a reader needs beside that: strings, numbers, booleans, lists and maps of these; anything else is
 *     recorded as text
 * @param project where it happened; null for what belongs to no project
 */
public record Change(
        String type,
        String entity,
        UUID entityId,
        @Nullable UUID actor,
        Map<String, ?> facts,
        @Nullable ProjectId project) {

    public Change {
        if (!type.matches("[a-z_]+(\\.[a-z_]+)+")) {
            throw new IllegalArgumentException("an event is named like run.approved, not '" + type + "'");
        }
        facts = Map.copyOf(facts);
    }

    public Change(String type, String entity, UUID entityId, @Nullable UUID actor, Map<String, ?> facts) {
        this(type, entity, entityId, actor, facts, null);
    }

    /** The same change as one of this project. */
    public Change in(ProjectId where) {
        return new Change(type, entity, entityId, actor, facts, where);
    }
}
