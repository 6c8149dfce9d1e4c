package io.calibr.server.run;

/** What a run does: price a list, or put back what another run replaced. */
public enum RunKind {
    PRICE,
    UNDO
}
