package io.calibr.server.copilot;

import io.calibr.copilot.Copilot;
import io.calibr.copilot.guard.InputGuard;
import io.calibr.copilot.plan.Role;
import io.calibr.copilot.plan.Scope;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Asks on behalf of a caller. Not one transaction: what is recorded before stays recorded whatever becomes of the query, so
 * record, query and record are one each.
 */
@Dependent
class AskCopilot {

    private final Copilot copilot;
    private final QuestionRate rate;
    private final Clock clock;

    @Inject
    AskCopilot(Copilot copilot, QuestionRate rate, Clock clock) {
        this.copilot = copilot;
        this.rate = rate;
        this.clock = clock;
    }

    AnswerView ask(ProjectScope scope, String text) {
        var wait = rate.ask(scope.caller().user());
        if (wait.isPositive()) {
            throw Kind.TOO_MANY_QUESTIONS.with("retryAfterSeconds", wait.toSeconds() + 1);
        }
        var question = InputGuard.clean(text)
                .orElseThrow(() -> Kind.INVALID_VALUE
                        .because("a question has 1 to " + InputGuard.LONGEST + " characters")
                        .with("parameter", "question"));
        return AnswerView.of(copilot.ask(question, asker(scope)));
    }

    private Scope asker(ProjectScope scope) {
        return new Scope(
                scope.tenant(),
                scope.project(),
                scope.caller().user(),
                Role.valueOf(scope.role().name()),
                scope.zone(),
                clock.instant());
    }
}
