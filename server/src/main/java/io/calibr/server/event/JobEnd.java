package io.calibr.server.event;

import io.calibr.model.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * How a job went.
 *
 * @param started by the business clock
 * @param facts what a reader needs beside start, end, duration and outcome
 */
public record JobEnd(Job job, About about, Instant started, Duration took, JobOutcome outcome, Map<String, ?> facts) {

    public JobEnd {
        facts = Map.copyOf(facts);
    }

    /** What it was for. */
    public record About(String entity, UUID id, ProjectId project) {}
}
