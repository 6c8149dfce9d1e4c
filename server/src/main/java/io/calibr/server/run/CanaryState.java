package io.calibr.server.run;

/** Where a run's canary stands. */
public enum CanaryState {
    /** Asked for; the run is not being applied yet. */
    PLANNED,
    /** The prices of a step are being written. */
    WRITING,
    /** They are written, and nothing else is until the watch is over. */
    WATCHING,
    /** It went wrong and halted the run. */
    HALTED,
    /** It went well, and the rest is written. */
    RAMPED,
    /** It went wrong, and somebody had the run go on. */
    OVERRULED
}
