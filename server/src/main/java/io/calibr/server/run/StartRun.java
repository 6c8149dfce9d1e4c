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
    private final RunLines lines;
    private final Freezes freezes;
    private final Journal journal;
    private final WriteSettings settings;
    private final Clock clock;

    @Inject
    StartRun(RunStore runs, RunLines lines, Freezes freezes, Journal journal, WriteSettings settings, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.freezes = freezes;
        this.journal = journal;
        this.settings = settings;
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

    /** Waits while its prices are frozen: lifting the freeze starts it. */
    void start(Run run) {
        if (freezes.over(run.plan()).isPresent()) {
            return;
        }
        var started = run.started(clock.instant());
        if (runs.move(run, started)) {
            lines.begin(started, settings.deadline());
            journal.record(RunEvents.byCalibr("run.started", started, Map.of()));
        }
    }

    /** A run that waited has its whole time again. */
    void goOn(Run run) {
        lines.begin(run, settings.deadline());
    }
}
