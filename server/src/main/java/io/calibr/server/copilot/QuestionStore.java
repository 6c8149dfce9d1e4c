package io.calibr.server.copilot;

import io.calibr.copilot.QuestionLog;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Clarify;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.PlanOutcome.Refused;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.Planning.Usage;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.server.platform.IdSource;
import io.calibr.server.platform.Transactions;
import io.calibr.server.platform.WallClock;
import io.calibr.server.problem.RequestId;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Questions and answers in the database, a transaction each. */
@Dependent
class QuestionStore implements QuestionLog {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Transactions transactions;
    private final Session session;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    QuestionStore(Transactions transactions, Session session, IdSource ids, @WallClock Clock clock) {
        this.transactions = transactions;
        this.session = session;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public UUID asked(Asked asked) {
        var id = ids.next();
        transactions.run(() -> insert(id, asked));
        return id;
    }

    @Override
    public void answered(UUID question, Done done) {
        transactions.run(() -> session.createNativeMutationQuery("""
                        insert into calibr.copilot_answer
                          (tenant_id, question_id, answered_at, outcome, row_count, input_tokens, output_tokens, duration_ms)
                        values (:tenant, :question, :at, :outcome, :rows, :input, :output, :took)""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("question", question)
                .setParameter("at", clock.instant())
                .setParameter("outcome", done.outcome())
                .setParameter("rows", done.rows())
                .setParameter("input", usage(done.usage(), Usage::inputTokens), Integer.class)
                .setParameter("output", usage(done.usage(), Usage::outputTokens), Integer.class)
                .setParameter("took", done.took().toMillis())
                .executeUpdate());
    }

    private void insert(UUID id, Asked asked) {
        var scope = asked.scope();
        var plan = asked.outcome() instanceof Planned(var planned) ? PlanText.of(planned) : null;
        var statement = asked.statement();
        session.createNativeMutationQuery("""
                        insert into calibr.copilot_question
                          (tenant_id, id, project_id, user_id, via, roles, asked_at, question, planner, model, outcome, plan,
                           statement, binds, request_id)
                        values (:tenant, :id, :project, :user, :via, array[:role], :at, :question, :planner, :model, :outcome,
                                cast(:plan as jsonb), :statement, cast(:binds as jsonb), :request)""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", id)
                .setParameter("project", scope.project().value())
                .setParameter("user", scope.user().value())
                .setParameter(
                        "via", Caller.find().map(caller -> caller.via().name()).orElse(""))
                .setParameter("role", scope.role().name())
                .setParameter("at", clock.instant())
                .setParameter("question", asked.question())
                .setParameter("planner", asked.by().name())
                .setParameter("model", usage(asked.usage(), Usage::model), String.class)
                .setParameter("outcome", outcome(asked.outcome()))
                .setParameter("plan", plan, String.class)
                .setParameter("statement", statement == null ? null : statement.text(), String.class)
                .setParameter("binds", statement == null ? null : binds(statement.binds()), String.class)
                .setParameter("request", RequestId.find().orElse(null), String.class)
                .executeUpdate();
    }

    private static <T> @Nullable T usage(@Nullable Usage usage, Function<Usage, @Nullable T> part) {
        return usage == null ? null : part.apply(usage);
    }

    private static String outcome(PlanOutcome outcome) {
        return switch (outcome) {
            case Planned _ -> "PLANNED";
            case Clarify _ -> "CLARIFY";
            case Refused _ -> "REFUSED";
            case Unsupported _ -> "UNSUPPORTED";
        };
    }

    private static String binds(List<Object> binds) {
        var array = JSON.createArrayBuilder();
        binds.forEach(bind -> array.add(bind.toString()));
        return array.build().toString();
    }

    /** A plan as JSON, for whoever reads the record. */
    private static final class PlanText {

        static String of(QueryPlan plan) {
            var filters = JSON.createArrayBuilder();
            plan.filters()
                    .forEach(filter -> filters.add(JSON.createObjectBuilder()
                            .add("field", filter.field())
                            .add("operator", filter.operator().name())
                            .add("value", filter.value())));
            var order = JSON.createArrayBuilder();
            plan.order().forEach(sort -> order.add(sort.field() + (sort.descending() ? " desc" : " asc")));
            var text = JSON.createObjectBuilder()
                    .add("subject", plan.subject().name())
                    .add("fields", JSON.createArrayBuilder(plan.fields()))
                    .add("filters", filters)
                    .add("order", order)
                    .add("limit", plan.limit());
            Optional.ofNullable(plan.time())
                    .ifPresent(time -> text.add("from", time.from().toString())
                            .add("until", time.until().toString()));
            return text.build().toString();
        }
    }
}
