package io.calibr.copilot;

import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlannedBy;
import io.calibr.copilot.plan.Planning.Usage;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.sql.CompiledSql;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps every question: once before anything is read for it, and once when it is answered. Each is final when it returns. */
public interface QuestionLog {

    /** Records what is about to be done and returns its id; what it throws ends the question unanswered. */
    UUID asked(Asked asked);

    void answered(UUID question, Done done);

    /**
     * A question and what is about to be done for it.
     *
     * @param question as it was read: cleaned, nothing left out
     * @param statement null where nothing is going to run
     */
    record Asked(
            Scope scope,
            String question,
            PlanOutcome outcome,
            PlannedBy by,
            @Nullable CompiledSql statement,
            @Nullable Usage usage) {}

    /**
     * What came of it.
     *
     * @param outcome the answer's, or FAILED
     */
    record Done(
            String outcome,
            int rows,
            Duration took,
            @Nullable Usage usage) {}
}
