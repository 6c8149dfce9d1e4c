package io.calibr.server.reconcile;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.reconcile.ReconcilePolicyStore.Decided;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a batch that was read from a channel with what was and still is intended, and decides what becomes of it. */
@Dependent
class JudgePrices {

    /** A price that is changed again so soon after we wrote it has another master: we do not fight. */
    private static final Duration PEACE = Duration.ofHours(24);

    private final IntendedPrices intended;
    private final ReconciliationStore reconciliations;
    private final FindingStore findings;
    private final ReconcilePolicyStore policies;
    private final AdoptPrices adopt;
    private final Clock clock;

    @Inject
    JudgePrices(
            IntendedPrices intended,
            ReconciliationStore reconciliations,
            FindingStore findings,
            ReconcilePolicyStore policies,
            AdoptPrices adopt,
            Clock clock) {
        this.intended = intended;
        this.reconciliations = reconciliations;
        this.findings = findings;
        this.policies = policies;
        this.adopt = adopt;
        this.clock = clock;
    }

    /**
     * In the caller's transaction. What was moved between the reading and now is passed over.
     *
     * @param asked what was intended before the channel was read
     */
    void judge(Reconciling one, List<Sku> skus, Map<Sku, Intended> asked, Map<ChannelRef, LivePrice> shown) {
        var decided = policies.of(one.project());
        var still = intended.of(one, asked.keySet());
        var wrong = new ArrayList<Found>();
        var compared = 0;
        for (var sku : skus) {
            var price = asked.get(sku);
            if (price != null && price.equals(still.get(sku))) {
                compared++;
                Found.of(price, shown.get(new ChannelRef(sku.value())), decided.policy())
                        .ifPresent(wrong::add);
            }
        }
        act(one, wrong, decided);
        reconciliations.proceed(one, compared, skus.getLast());
    }

    private void act(Reconciling one, List<Found> wrong, Decided decided) {
        var at = clock.instant();
        var restoring = wrong.stream()
                .filter(found -> found.action() == DriftAction.RESTORE)
                .map(Found::intended)
                .toList();
        var skus = restoring.stream().map(Intended::sku).toList();
        var restored = findings.restoredSince(one.connection(), skus, at.minus(PEACE));
        var refused = findings.refusedSinceIntended(one.connection(), restoring);
        var judged = wrong.stream()
                .map(found ->
                        one.acts() && decided.by().isPresent() ? possible(found, restored, refused) : found.onlyTold())
                .toList();
        findings.add(one, judged, at);
        var adopted = judged.stream()
                .filter(found -> found.action() == DriftAction.ADOPT)
                .toList();
        decided.by().ifPresent(by -> adopt.adopt(one, adopted, by, at));
    }

    private static Found possible(Found found, Set<Sku> restored, Set<Sku> refused) {
        return switch (found.action()) {
            case ALERT -> found;
            case RESTORE -> restorable(found, restored, refused);
            case ADOPT -> AdoptPrices.obstacle(found).map(found::onlyTold).orElse(found);
        };
    }

    private static Found restorable(Found found, Set<Sku> restored, Set<Sku> refused) {
        var sku = found.intended().sku();
        if (refused.contains(sku)) {
            return found.onlyTold("not restored: the channel would not have it");
        }
        return restored.contains(sku) ? found.onlyTold("not restored: it was, less than 24 hours before") : found;
    }
}
