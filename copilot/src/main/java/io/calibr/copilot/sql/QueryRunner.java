package io.calibr.copilot.sql;

import io.calibr.copilot.plan.Scope;

/** Runs a statement for the asker: read only, for a limited time, as a role that may read the copilot's views. */
public interface QueryRunner {

    /** What it found; {@link QueryTooLarge} where the database would have to work too hard. */
    ResultTable run(CompiledSql query, Scope scope);
}
