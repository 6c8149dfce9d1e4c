package io.calibr.server.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The use cases that move a run, one for each button. */
@Dependent
class RunDecisions {

    private final ApproveRun approve;
    private final RejectRun reject;
    private final QueueRun queue;
    private final PauseRun pause;
    private final CancelRun cancel;
    private final RetryFailed retry;

    @Inject
    RunDecisions(
            ApproveRun approve, RejectRun reject, QueueRun queue, PauseRun pause, CancelRun cancel, RetryFailed retry) {
        this.approve = approve;
        this.reject = reject;
        this.queue = queue;
        this.pause = pause;
        this.cancel = cancel;
        this.retry = retry;
    }

    ApproveRun approve() {
        return approve;
    }

    RejectRun reject() {
        return reject;
    }

    QueueRun queue() {
        return queue;
    }

    PauseRun pause() {
        return pause;
    }

    CancelRun cancel() {
        return cancel;
    }

    RetryFailed retry() {
        return retry;
    }
}
