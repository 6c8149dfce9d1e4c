package io.calibr.server.reconcile;

/** What becomes of a price that is not as intended: people are told, it is written again, or it is taken over as the list price. */
public enum DriftAction {
    ALERT,
    RESTORE,
    ADOPT
}
