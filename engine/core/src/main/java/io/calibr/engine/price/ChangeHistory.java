package io.calibr.engine.price;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a price has been changed lately.
 *
 * @param last instant of the last change; null if it never changed
 * @param today number of changes on the day priced for, in the project's zone
 */
public record ChangeHistory(@Nullable Instant last, int today) {

    public static final ChangeHistory NONE = new ChangeHistory(null, 0);

    public ChangeHistory {
        if (today < 0) {
            throw new IllegalArgumentException("a price does not change " + today + " times a day");
        }
    }
}
