package io.calibr.server.run;

import io.calibr.model.RunId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Runs that were cancelled while prices of theirs were in flight, once it is known what became of those. */
@Dependent
class CancelledRuns {

    private final Sql sql;
    private final RunStore runs;
    private final RunLines lines;
    private final FinishRuns finish;

    @Inject
    CancelledRuns(Session session, RunStore runs, RunLines lines, FinishRuns finish) {
        this.sql = new Sql(session);
        this.runs = runs;
        this.lines = lines;
        this.finish = finish;
    }

    /**
     * Those of the runs of these targets for which something is left to do. The others stay as they are until this
     * transaction ends: whoever cancels one of them afterwards finds its targets as they are then.
     */
    List<Run> among(List<Fate.Of> fates) {
        var again = runs(fates, Fate.Again.class);
        var applied = runs(fates, Fate.Applied.class);
        if (again.isEmpty() && applied.isEmpty()) {
            return List.of();
        }
        return sql.query(Sql.id(), """
                        select r.id from run r
                         where r.tenant_id = ?
                           and (r.id = any(?::uuid[]) or r.id = any(?::uuid[]) and r.undo_of is not null)
                         order by r.id for share""", again, applied).stream()
                .flatMap(id -> runs.find(new RunId(id)).stream())
                .filter(run -> run.state() == RunState.CANCELLED)
                .toList();
    }

    /** What goes back to the queue is not written any more; what was put back all the same is undone. */
    void settle(Run cancelled) {
        lines.cancel(cancelled.id());
        finish.undone(cancelled);
    }

    private static List<UUID> runs(List<Fate.Of> fates, Class<? extends Fate> kind) {
        return fates.stream()
                .filter(one -> kind.isInstance(one.fate()))
                .map(one -> one.target().owner().run().value())
                .distinct()
                .toList();
    }
}
