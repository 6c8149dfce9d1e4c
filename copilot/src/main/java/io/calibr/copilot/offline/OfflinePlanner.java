package io.calibr.copilot.offline;

import io.calibr.copilot.guard.Question;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.Planner;
import io.calibr.copilot.plan.Planning;
import io.calibr.copilot.plan.Scope;
import java.util.List;
import java.util.Optional;

/** The planner that is always there. The same question gives the same plan, and a word it does not know is never skipped. */
public final class OfflinePlanner implements Planner {

    private static final List<Phrase> PHRASES = List.of(new OnePrice(), new Ranking(), new ManyChanges());

    @Override
    public Planning plan(Question question, Scope scope) {
        return Planning.offline(PHRASES.stream()
                .map(phrase -> phrase.read(question.text(), scope))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(OfflinePlanner::unknown));
    }

    private static PlanOutcome unknown() {
        return new Unsupported(
                "I cannot answer this. I can say why a price changed, which prices changed since a time, and"
                        + " which margins, prices or costs are lowest or highest.");
    }
}
