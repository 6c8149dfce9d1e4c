package io.calibr.cli.command;

/** What the commands' exit codes say; docs/cli.md has the table. */
final class Exit {

    static final int FINE = 0;

    /** Findings, a failed example, a refusal, a server that does not answer, or a word that is no command. */
    static final int ERROR = 1;

    /** A plan that changes prices. */
    static final int CHANGES = 2;

    private Exit() {}
}
