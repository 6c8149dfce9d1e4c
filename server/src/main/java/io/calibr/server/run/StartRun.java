package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Event;
import io.calibr.server.event.EventConsumer;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Takes a queued run to the worker when the outbox says that it is queued. Hearing it twice changes nothing. */
@Dependent
class StartRun implements EventConsumer {

    private final RunStore runs;
    private final Journal journal;
    private final Clock clock;

    @Inject
    StartRun(RunStore runs, Journal journal, Clock clock) {
        this.runs = runs;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("run.queued", "run.resumed");
    }

    @Override
    public void accept(Event event) {
        runs.find(RunId.of(event.entityId()))
                .filter(run -> run.state() == RunState.QUEUED)
                .ifPresent(this::start);
    }

    private void start(Run run) {
        var started = run.started(clock.instant());
        if (runs.move(run, started)) {
            journal.record(RunEvents.byCalibr("run.started", started, Map.of()));
        }
    }
}
