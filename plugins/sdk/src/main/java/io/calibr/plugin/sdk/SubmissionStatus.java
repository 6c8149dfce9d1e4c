package io.calibr.plugin.sdk;

import java.util.List;

/** How a submission stands. */
public sealed interface SubmissionStatus {

    /** The channel is still at it. */
    record Working() implements SubmissionStatus {}

    /** It is done: what became of each item that the submission held, in no particular order. */
    record Finished(List<PriceWriteResult> results) implements SubmissionStatus {

        public Finished {
            results = List.copyOf(results);
        }
    }

    /** The channel gave the submission up; items may or may not be live: read them back. */
    record Abandoned(String reason) implements SubmissionStatus {}
}
