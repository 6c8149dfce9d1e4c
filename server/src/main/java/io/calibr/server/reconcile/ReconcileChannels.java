package io.calibr.server.reconcile;

import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.server.event.ClockWork;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.reconcile.DueChannels.Due;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The job {@code job.rule.reconcile}: reads the channels that are due, each once for all the runs that wrote to it. A large
 * one is read in several rounds, so that the writing of prices gets its turn between them. What fails is tried again when
 * its lease has ended.
 */
@Dependent
class ReconcileChannels implements ClockWork {

    private static final int BATCHES_A_ROUND = 10;

    private final DueChannels channels;
    private final CompareChannel compare;
    private final CompleteReconciliation completion;
    private final ReadingRecords records;
    private final Transactions transactions;

    @Inject
    ReconcileChannels(
            DueChannels channels,
            CompareChannel compare,
            CompleteReconciliation completion,
            ReadingRecords records,
            Transactions transactions) {
        this.channels = channels;
        this.compare = compare;
        this.completion = completion;
        this.records = records;
        this.transactions = transactions;
    }

    @Override
    public void doWhatIsDue() {
        var more = true;
        while (more) {
            more = transactions.call(channels::claim).map(this::reconcile).orElse(false);
        }
    }

    /** @return whether another channel may have its turn in this round */
    private boolean reconcile(Due due) {
        try {
            var complete = compare.compare(due.reading(), BATCHES_A_ROUND, () -> channels.keep(due));
            transactions.run(() -> {
                if (!complete) {
                    channels.release(due);
                } else if (channels.done(due)) {
                    records.done(due.reading(), completion.complete(due.reading(), Optional.empty()));
                }
            });
            return complete;
        } catch (PricingProblem | ConnectorException failure) {
            transactions.run(() -> records.failed(due.reading(), String.valueOf(failure.getMessage())));
            return true;
        }
    }
}
