package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

import static io.calibr.server.problem.Kind.NOTHING_TO_UNDO;

/** Stores a run that puts prices back, in the caller's transaction: a preview, or approved where the project's policy agrees by itself. */
@Dependent
class ProposeUndo {

    private final RunStore runs;
    private final AskApproval approval;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    ProposeUndo(RunStore runs, AskApproval approval, Journal journal, IdSource ids, Clock clock) {
        this.runs = runs;
        this.approval = approval;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param targets stores the targets of the new run and says how many there are */
    Run propose(Plan plan, Actor actor, Optional<String> reason, ToIntFunction<Run> targets) {
        var preview = Run.preview(new RunId(ids.next()), plan, actor.user(), clock.instant());
        runs.insert(preview);
        if (targets.applyAsInt(preview) == 0) {
            throw NOTHING_TO_UNDO.with("asOf", plan.asOf());
        }
        journal.record(RunEvents.by(
                actor,
                "run.previewed",
                preview,
                reason.<Map<String, ?>>map(why -> Map.of("reason", why)).orElse(Map.of())));
        return approval.ask(preview);
    }
}
