package io.calibr.server.event;

/** How a job ended. */
public enum JobOutcome {
    DONE,
    FAILED
}
