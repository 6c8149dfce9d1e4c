package io.calibr.engine.layer;

import java.time.Instant;

/** From an instant up to, and without, another one: two windows that meet never hold at the same time. */
public record Window(Instant from, Instant to) {

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it begins: " + from + " is not before " + to);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
