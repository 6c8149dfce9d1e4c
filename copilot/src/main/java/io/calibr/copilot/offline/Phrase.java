package io.calibr.copilot.offline;

import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.Scope;
import java.util.Optional;

/** One kind of question; empty where the text is not of it. */
@FunctionalInterface
interface Phrase {

    Optional<PlanOutcome> read(String text, Scope scope);
}
