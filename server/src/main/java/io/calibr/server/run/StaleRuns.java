package io.calibr.server.run;

import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;

/** Ends runs for which what they were approved for does not hold any more. */
@Dependent
class StaleRuns {

    /** What was recorded after a target was made, or by a transaction that had not ended when its dry run began. */
    private static final String UNKNOWN =
            "(v.recorded_at > t.created_at or not pg_visible_in_snapshot(v.written_in, r.seen))";

    /** Of a list that takes prices from another, what the other one got counts too. A sale is no regular price. */
    private static final String CHANGED = """
            select exists (
                     select from target t join price_version v
                         on v.tenant_id = t.tenant_id and v.price_list_id = t.price_list_id and v.sku = t.sku
                      where t.tenant_id = r.tenant_id and t.run_id = r.id and t.state = 'QUEUED'
                        and v.kind <> 'LAYER' and {unknown})
                  or exists (
                     select from target t
                       join price_list l on l.tenant_id = t.tenant_id and l.id = t.price_list_id
                       join price_version v on v.tenant_id = l.tenant_id and v.price_list_id = l.based_on and v.sku = t.sku
                      where t.tenant_id = r.tenant_id and t.run_id = r.id and t.state = 'QUEUED'
                        and v.kind = 'LIST' and {unknown}
                        and not exists (select from price_version o
                                         where o.tenant_id = t.tenant_id and o.price_list_id = t.price_list_id
                                           and o.sku = t.sku and o.kind = 'LIST')) as prices,
                   exists (
                     select from target t join cost v
                         on v.tenant_id = t.tenant_id and v.project_id = t.project_id and v.sku = t.sku
                      where t.tenant_id = r.tenant_id and t.run_id = r.id and t.state = 'QUEUED' and {unknown}) as costs
              from run r where r.tenant_id = ? and r.id = ?""".replace("{unknown}", UNKNOWN);

    private final Sql sql;
    private final RunStore runs;
    private final RunLines lines;
    private final Journal journal;
    private final WriteSettings settings;
    private final Clock clock;

    @Inject
    StaleRuns(Session session, RunStore runs, RunLines lines, Journal journal, WriteSettings settings, Clock clock) {
        this.sql = new Sql(session);
        this.runs = runs;
        this.lines = lines;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why the run has expired; nothing if it holds. In the caller's transaction. */
    Optional<String> expire(Run run) {
        var why = why(run);
        why.ifPresent(reason -> {
            var expired = run.expired();
            if (!runs.move(run, expired)) {
                throw RUN_CHANGED_MEANWHILE.with("run", run.id());
            }
            lines.cancel(expired.id());
            journal.record(RunEvents.byCalibr("run.expired", expired, Map.of("why", reason)));
        });
        return why;
    }

    /** One that undoes, or is of a sale, is checked price by price instead. */
    private Optional<String> why(Run run) {
        if (!run.executesRules() || run.state() != RunState.APPROVED) {
            return Optional.empty();
        }
        if (run.history().times().created().plus(settings.staleAfter()).isBefore(clock.instant())) {
            return Optional.of("it was made more than " + settings.staleAfter() + " ago");
        }
        return sql.query(StaleRuns::changed, CHANGED, run.id().value()).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(what -> what + " it was made with have changed since");
    }

    private static Optional<String> changed(ResultSet row) throws SQLException {
        if (row.getBoolean("prices")) {
            return Optional.of("prices");
        }
        return row.getBoolean("costs") ? Optional.of("costs") : Optional.empty();
    }
}
