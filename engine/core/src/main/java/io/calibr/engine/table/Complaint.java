package io.calibr.engine.table;

import java.util.Optional;

/** Takes note of a problem at a place that the caller knows. Reading goes on, so that an author sees all at once. */
@FunctionalInterface
public interface Complaint {

    void about(Problem.Kind kind, String message, Optional<String> suggestion);

    default void about(Problem.Kind kind, String message) {
        about(kind, message, Optional.empty());
    }
}
