package io.calibr.server.run;

/** What a run does: price a list, let a sale begin or end, or put back what another run replaced. */
public enum RunKind {
    PRICE,
    LAYER,
    UNDO
}
