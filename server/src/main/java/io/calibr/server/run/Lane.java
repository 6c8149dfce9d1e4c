package io.calibr.server.run;

/** One of the lanes in which the batches of a channel are written beside each other. */
interface Lane {

    /** Whether the server stops: no call is begun any more, and what was claimed for one is given back. */
    boolean isClosing();

    /** There is more to write than this lane takes at once: another one may begin. */
    void another();
}
