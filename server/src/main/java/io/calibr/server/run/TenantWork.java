package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.server.event.ClockWork;
import io.calibr.server.event.OutboxDispatcher;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the worker does for one tenant: short rounds, and the writing that takes as long as channels take. */
@Dependent
class TenantWork {

    private static final Logger log = LoggerFactory.getLogger(TenantWork.class);

    /** After that many batches a lane ends, and it is another tenant's turn. */
    private static final int BATCHES = 20;

    private final List<ClockWork> clockWork;
    private final OutboxDispatcher outbox;
    private final TargetQueue queue;
    private final CallSlots slots;
    private final ApplyTargets targets;
    private final BatchRecords records;
    private final FinishRuns finish;
    private final Clock clock;

    @Inject
    TenantWork(
            @Any Instance<ClockWork> clockWork,
            OutboxDispatcher outbox,
            TargetQueue queue,
            CallSlots slots,
            ApplyTargets targets,
            BatchRecords records,
            FinishRuns finish,
            Clock clock) {
        this.clockWork = clockWork.stream().toList();
        this.outbox = outbox;
        this.queue = queue;
        this.slots = slots;
        this.targets = targets;
        this.records = records;
        this.finish = finish;
        this.clock = clock;
    }

    /**
     * What needs no channel.
     *
     * @return the channels with something to write or to read back
     */
    List<Optional<ConnectionId>> round() {
        clockWork.forEach(TenantWork::turn);
        outbox.dispatch();
        queue.abandoned();
        queue.expire();
        finish.finish();
        return queue.channelsWithWork();
    }

    /** Batch after batch of one channel, and what has ended thereby. */
    void write(Optional<ConnectionId> channel, Lane lane) {
        var begun = clock.instant();
        var written = new Batches();
        try (var slot = new LaneSlot(slots, channel)) {
            var batches = 0;
            while (batches < BATCHES && !lane.isClosing() && targets.apply(channel, lane, slot, written)) {
                batches++;
            }
        } finally {
            records.record(written, begun);
        }
        finish.finish();
    }

    /** One that fails keeps neither the others nor the writing of prices waiting: it stays due. */
    private static void turn(ClockWork work) {
        try {
            work.doWhatIsDue();
        } catch (RuntimeException failed) {
            log.atError().setCause(failed).log("what the clock made due failed");
        }
    }
}
