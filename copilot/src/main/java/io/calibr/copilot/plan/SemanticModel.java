package io.calibr.copilot.plan;

import java.util.List;
import java.util.Optional;

/**
 * The words a plan may use. What the asker's role may not see is not there: not to be shown, and not to be filtered or
 * ordered by either, for an order gives a figure away.
 */
public interface SemanticModel {

    /** Every field of the subject that the asker may see. */
    List<Field> fields(Subject subject, Scope scope);

    default Optional<Field> field(Subject subject, String name, Scope scope) {
        return fields(subject, scope).stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
