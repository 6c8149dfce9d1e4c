package io.calibr.server.reconcile;

import io.calibr.model.RunId;
import io.calibr.server.event.Event;
import io.calibr.server.event.EventConsumer;
import io.calibr.server.run.FindWrittenRun;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Has the channel of a run that wrote prices read again: after 5 minutes, after an hour, and daily for 30 days. Hearing it
 * twice changes nothing.
 */
@Dependent
class WatchChannels implements EventConsumer {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofHours(1);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final FindWrittenRun runs;
    private final WatchStore watches;

    @Inject
    WatchChannels(FindWrittenRun runs, WatchStore watches) {
        this.runs = runs;
        this.watches = watches;
    }

    /** A cancelled run may have written some of its prices. */
    @Override
    public Set<String> types() {
        return Set.of("run.completed", "run.cancelled");
    }

    @Override
    public void accept(Event event) {
        runs.find(RunId.of(event.entityId()))
                .ifPresent(run -> run.finished()
                        .ifPresent(finished -> watches.watch(
                                run.channel(),
                                run.project(),
                                List.of(finished.plus(FIRST), finished.plus(SECOND)),
                                finished.plus(DAILY),
                                finished.plus(LONGEST))));
    }
}
