package io.calibr.copilot;

import io.calibr.copilot.QuestionLog.Asked;
import io.calibr.copilot.QuestionLog.Done;
import io.calibr.copilot.answer.Answer;
import io.calibr.copilot.answer.Answers;
import io.calibr.copilot.guard.InputGuard;
import io.calibr.copilot.guard.Question;
import io.calibr.copilot.plan.PlanCheck;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Clarify;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.PlanOutcome.Refused;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.Planner;
import io.calibr.copilot.plan.Planning;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.sql.CompiledSql;
import io.calibr.copilot.sql.PlanCompiler;
import io.calibr.copilot.sql.QueryRunner;
import io.calibr.copilot.sql.QueryTooLarge;
import io.calibr.copilot.sql.ResultTable;
import io.calibr.copilot.sql.SelfCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers one question: refuse, plan, compile, record, run, answer, record. Nothing here can change a price: the only port
 * that reaches the database takes a statement that was checked to be a select from one of the copilot's views.
 */
public final class Copilot {

    private final Planner planner;
    private final PlanCheck check;
    private final PlanCompiler compiler;
    private final QueryRunner runner;
    private final QuestionLog log;
    private final Answers answers;
    private final Clock clock;

    public Copilot(
            Planner planner,
            PlanCheck check,
            PlanCompiler compiler,
            QueryRunner runner,
            QuestionLog log,
            Answers answers,
            Clock clock) {
        this.planner = planner;
        this.check = check;
        this.compiler = compiler;
        this.runner = runner;
        this.log = log;
        this.answers = answers;
        this.clock = clock;
    }

    /** The answer, and both records of it written. */
    public Reply ask(Question question, Scope scope) {
        var start = clock.instant();
        var planning = InputGuard.refusal(question)
                .map(reason -> Planning.offline(new Refused(reason)))
                .orElseGet(() -> allowed(planner.plan(question, scope), scope));
        var statement = planning.outcome() instanceof Planned(var plan)
                ? SelfCheck.passed(compiler.compile(plan, scope))
                : null;
        var id = log.asked(
                new Asked(scope, question.text(), planning.outcome(), planning.by(), statement, planning.usage()));
        var answering = new Answering(question, scope, planning, id, start);
        return new Reply(answering.answer(statement), planning.by());
    }

    /** The same planning, or unsupported where its plan is not sound or not for the asker's role. */
    private Planning allowed(Planning planning, Scope scope) {
        return planning.outcome() instanceof Planned(var plan)
                        && check.problem(plan, scope).isPresent()
                ? new Planning(
                        new Unsupported("There is no answer to this for your role."), planning.by(), planning.usage())
                : planning;
    }

    private final class Answering {

        private final Question question;
        private final Scope scope;
        private final Planning planning;
        private final UUID id;
        private final Instant start;

        Answering(Question question, Scope scope, Planning planning, UUID id, Instant start) {
            this.question = question;
            this.scope = scope;
            this.planning = planning;
            this.id = id;
            this.start = start;
        }

        Answer answer(@Nullable CompiledSql statement) {
            var answer = attempted(statement);
            var table = answer.table();
            finish(answer.outcome().name(), table == null ? 0 : table.rows().size());
            return answer;
        }

        private Answer attempted(@Nullable CompiledSql statement) {
            try {
                return answer(planning.outcome(), statement);
            } catch (RuntimeException failure) {
                recordFailed(failure);
                throw failure;
            }
        }

        private void recordFailed(RuntimeException failure) {
            try {
                finish("FAILED", 0);
            } catch (RuntimeException unrecorded) {
                failure.addSuppressed(unrecorded);
            }
        }

        private Answer answer(PlanOutcome outcome, @Nullable CompiledSql statement) {
            return switch (outcome) {
                case Refused refused -> Answers.refused(refused);
                case Unsupported unsupported -> Answers.unsupported(unsupported);
                case Clarify clarify -> Answers.clarify(clarify);
                case Planned(var plan) ->
                    found(statement)
                            .map(table -> answers.of(question, plan, table, scope))
                            .orElseGet(
                                    () -> Answers.unsupported(
                                            new Unsupported(
                                                    "The answer would take too long to find. Ask for fewer rows, a category or a shorter time.")));
            };
        }

        private Optional<ResultTable> found(@Nullable CompiledSql statement) {
            try {
                return Optional.ofNullable(statement).map(query -> runner.run(query, scope));
            } catch (QueryTooLarge tooLarge) {
                return Optional.empty();
            }
        }

        private void finish(String outcome, int rows) {
            log.answered(id, new Done(outcome, rows, Duration.between(start, clock.instant()), planning.usage()));
        }
    }
}
