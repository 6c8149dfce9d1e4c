package io.calibr.engine.layer;

import io.calibr.model.LayerId;
import java.time.Instant;
import java.util.Comparator;

/**
 * A sale: while its window holds it lies over the regular price, and nothing of it stays behind.
 *
 * @param priority the highest acts first; of equal ones the lower id
 */
public record Layer(LayerId id, Window window, int priority) {

    /** The order in which layers act, whatever the order in which they were made. */
    public static final Comparator<Layer> ACTING = Comparator.comparingInt(Layer::priority)
            .reversed()
            .thenComparing(layer -> layer.id().value());

    public boolean isActive(Instant at) {
        return window.contains(at);
    }
}
