package io.calibr.copilot.sql;

import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Scope;

/** Turns a checked plan into a statement that is bound to the asker's tenant and project. */
public interface PlanCompiler {

    /** {@link IllegalArgumentException} for a plan that is not sound, or not for the asker's role. */
    CompiledSql compile(QueryPlan plan, Scope scope);
}
