package io.calibr.cli.report;

/** Why a command ends here, in one sentence for the person who typed it. It is printed without a stack trace. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What to print. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
