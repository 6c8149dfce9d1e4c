package io.calibr.server.reconcile;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.platform.Transactions;
import io.calibr.server.run.ObserveChannel;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Reads a channel batch by batch, outside of any transaction, and judges each batch in one. How far it has come is stored
 * with the batch: whoever goes on does so from there.
 */
@Dependent
class CompareChannel {

    private static final int BATCH = 1_000;

    private final ObserveChannel observe;
    private final IntendedPrices intended;
    private final JudgePrices judge;
    private final Transactions transactions;

    @Inject
    CompareChannel(ObserveChannel observe, IntendedPrices intended, JudgePrices judge, Transactions transactions) {
        this.observe = observe;
        this.intended = intended;
        this.judge = judge;
        this.transactions = transactions;
    }

    /**
     * Compares at most that many batches.
     *
     * @param ours asked in the transaction of each batch: whether we may still write down what we found
     * @return whether there are no more
     */
    boolean compare(Reconciling one, int batches, BooleanSupplier ours) {
        var pass = new Pass(one, batches, ours);
        observe.observe(one.connection(), pass, pass);
        return pass.complete;
    }

    private final class Pass implements Supplier<List<Sku>>, ObserveChannel.Eyes {

        private final Reconciling one;
        private final BooleanSupplier ours;
        private int left;
        private String after;
        private Map<Sku, Intended> asked = Map.of();
        private boolean complete;

        Pass(Reconciling one, int batches, BooleanSupplier ours) {
            this.one = one;
            this.left = batches;
            this.ours = ours;
            this.after = one.after();
        }

        @Override
        public List<Sku> get() {
            if (left == 0) {
                return List.of();
            }
            left--;
            var skus = transactions.call(() -> {
                var next = intended.after(one, after, BATCH);
                asked = intended.of(one, next);
                return next;
            });
            complete = skus.isEmpty();
            return skus;
        }

        @Override
        public void see(List<Sku> skus, Map<ChannelRef, LivePrice> shown) {
            transactions.run(() -> {
                if (ours.getAsBoolean()) {
                    judge.judge(one, skus, asked, shown);
                    after = skus.getLast().value();
                } else {
                    left = 0;
                }
            });
        }
    }
}
