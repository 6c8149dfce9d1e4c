package io.calibr.server.rule;

import io.calibr.engine.check.Impact;
import io.calibr.engine.check.ImpactCount;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.PricingSession;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.RuleId;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.rule.ImpactSubjects.Subject;
import io.calibr.server.rule.ImpactSubjects.Wanted;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Prices the catalogue with a draft and adds up what would come of it. Nothing is stored; the catalogue goes by in batches,
 * read through one cursor that is closed when the time is up.
 */
@Dependent
class MeasureImpact {

    static final int MOST_BREACHES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImpactSubjects subjects;
    private final Catalogue catalogue;
    private final NewestImpact newest;

    @Inject
    MeasureImpact(ImpactSubjects subjects, Catalogue catalogue, NewestImpact newest) {
        this.subjects = subjects;
        this.catalogue = catalogue;
        this.newest = newest;
    }

    /** @param complete whether every SKU was priced before the time was up */
    record Measured(Impact impact, boolean complete) {}

    Measured measure(ProjectScope scope, RuleId id, Wanted wanted) {
        var subject = subjects.find(scope, id, wanted);
        return newest.measure(scope.caller().user(), superseded -> measure(subject, superseded));
    }

    private Measured measure(Subject subject, BooleanSupplier superseded) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        BooleanSupplier enough = () -> System.nanoTime() - end > 0 || superseded.getAsBoolean();
        var count = new ImpactCount(subject.rules());
        var pass = new Pass(subject, count, enough);
        try (var pricing = new PricingEngine(subject.rules()).session()) {
            catalogue.forEachBatchWhile(subject.selection(), batch -> pass.take(pricing, batch));
        }
        return new Measured(count.impact(MOST_BREACHES), !pass.stopped);
    }

    /** One pass over the catalogue. */
    private static final class Pass {
        private final Subject subject;
        private final ImpactCount count;
        private final BooleanSupplier enough;
        private boolean stopped;

        Pass(Subject subject, ImpactCount count, BooleanSupplier enough) {
            this.subject = subject;
            this.count = count;
            this.enough = enough;
        }

        /** Prices a batch, unless the time is up or nobody waits for the answer. */
        boolean take(PricingSession pricing, List<SkuFacts> batch) {
            if (enough.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                stopped = true;
                return false;
            }
            var priced = pricing.price(batch, subject.request());
            for (var index = 0; index < batch.size(); index++) {
                count.add(batch.get(index), priced.get(index));
            }
            return true;
        }
    }
}
