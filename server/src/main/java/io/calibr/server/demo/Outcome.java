package io.calibr.server.demo;

import java.time.Duration;
import java.util.Locale;

/** The figures of a demo that was run and undone, for scripts. */
record Outcome(Story.Counts counts, int rolledBack, Duration took) {

    /** One JSON object on one line. */
    String json() {
        var written = counts.written();
        return String.format(
                Locale.ROOT,
                "{\"skus\":%d,\"onSale\":%d,\"changed\":%d,\"applied\":%d,\"held\":%d,\"failed\":%d,\"reconciled\":%d,"
                        + "\"rolledBack\":%d,\"seconds\":%.1f}",
                counts.skus(),
                counts.onSale(),
                written.changed(),
                written.applied(),
                counts.held(),
                written.failed(),
                written.reconciled(),
                rolledBack,
                took.toMillis() / 1000.0);
    }
}
