package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Tells another feature where a run wrote its prices, and when it was done. */
@Dependent
public class FindWrittenRun {

    private final RunStore runs;

    @Inject
    FindWrittenRun(RunStore runs) {
        this.runs = runs;
    }

    /**
     * A run that writes to a channel.
     *
     * @param finished empty while it is on its way
     */
    public record Written(RunId id, ProjectId project, ConnectionId channel, Optional<Instant> finished) {}

    /** In the caller's transaction; empty if its prices stay in Calibr, a problem for the caller where there is no such run. */
    public Optional<Written> find(ProjectId project, RunId id) {
        return written(runs.find(project, id).orElseThrow(() -> Kind.RUN_NOT_FOUND.with("run", id)));
    }

    /** Whatever its project; empty if its prices stay in Calibr. */
    public Optional<Written> find(RunId id) {
        return runs.find(id).flatMap(FindWrittenRun::written);
    }

    private static Optional<Written> written(Run run) {
        var finished = Optional.ofNullable(run.history().times().finished());
        return run.plan()
                .connection()
                .map(channel -> new Written(run.id(), run.plan().project(), channel, finished));
    }
}
