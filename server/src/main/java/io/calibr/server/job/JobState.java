package io.calibr.server.job;

/** Where a job stands; in lists those come first that somebody has now. */
public enum JobState {
    RUNNING,
    DUE,
    FAILED,
    WAITING
}
