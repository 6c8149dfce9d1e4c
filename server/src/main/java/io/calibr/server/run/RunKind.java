package io.calibr.server.run;

/**
 * What a run does: price a list, let a sale begin or end, put back what another run replaced, or write again what a channel no
 * longer shows.
 */
public enum RunKind {
    PRICE,
    LAYER,
    UNDO,
    RESTORE
}
