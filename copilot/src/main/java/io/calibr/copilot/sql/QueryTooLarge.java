package io.calibr.copilot.sql;

import java.io.Serial;

/** The statement was not run, or not to its end: it asks for too much. */
public final class QueryTooLarge extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public QueryTooLarge(String why) {
        super(why);
    }
}
