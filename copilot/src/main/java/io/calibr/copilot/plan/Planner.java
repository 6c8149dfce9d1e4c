package io.calibr.copilot.plan;

import io.calibr.copilot.guard.Question;

/** Turns a question into a plan. It neither runs it nor is trusted with it: the plan is checked afterwards. */
public interface Planner {

    Planning plan(Question question, Scope scope);
}
