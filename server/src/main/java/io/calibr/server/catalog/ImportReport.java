package io.calibr.server.catalog;

import java.util.List;

/** How many lines did what; {@code rejected} lists the first thousand of {@code rejectedCount} reasons. */
public record ImportReport(long imported, long updated, long unchanged, List<Rejection> rejected, long rejectedCount) {

    public ImportReport {
        rejected = List.copyOf(rejected);
    }
}
