package io.calibr.server.run;

/**
 * What a project has decided about its runs.
 *
 * @param fourEyes nobody approves their own run; so unless the project says otherwise
 * @param autoApproveUndo an UNDO run needs no approval
 */
record Policy(boolean fourEyes, boolean autoApproveUndo) {

    static final Policy STRICT = new Policy(true, false);
}
