package io.calibr.server.run;

import io.calibr.server.event.ClockWork;
import io.calibr.server.event.OutboxDispatcher;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Everything the worker does for one tenant in one round. */
@Dependent
class TenantWork {

    /** After that many batches it is another tenant's turn. */
    private static final int BATCHES = 50;

    private final List<ClockWork> clockWork;
    private final OutboxDispatcher outbox;
    private final TargetQueue queue;
    private final ApplyTargets targets;
    private final FinishRuns finish;

    @Inject
    TenantWork(
            @Any Instance<ClockWork> clockWork,
            OutboxDispatcher outbox,
            TargetQueue queue,
            ApplyTargets targets,
            FinishRuns finish) {
        this.clockWork = clockWork.stream().toList();
        this.outbox = outbox;
        this.queue = queue;
        this.targets = targets;
        this.finish = finish;
    }

    void round() {
        clockWork.forEach(ClockWork::doWhatIsDue);
        outbox.dispatch();
        queue.abandoned();
        for (var channel : queue.channelsWithWork()) {
            var batches = 0;
            while (batches < BATCHES && !Thread.currentThread().isInterrupted() && targets.apply(channel)) {
                batches++;
            }
        }
        finish.finish();
    }
}
