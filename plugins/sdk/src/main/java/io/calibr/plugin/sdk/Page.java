package io.calibr.plugin.sdk;

import java.util.List;

/**
 * A part of a stream.
 *
 * @param next where to go on; kept after the last page too, to pull only what changed since
 * @param more whether another page is ready now
 */
public record Page<T>(List<T> items, Cursor next, boolean more) {

    public Page {
        items = List.copyOf(items);
    }
}
