package io.calibr.server.rule;

import io.calibr.engine.check.Impact;
import io.calibr.engine.check.ImpactCount;
import io.calibr.engine.price.PriceRequest;
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
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Prices the catalogue with a draft and adds up what would come of it. Nothing is stored; the catalogue goes by in batches,
 * read through one cursor that is closed when the time is up.
 */
@Dependent
class MeasureImpact {

    static final int MOST_BREACHES = 20;

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
        return newest.measure(scope.caller().user(), enough -> measure(subject, enough));
    }

    private Measured measure(Subject subject, BooleanSupplier enough) {
        var count = new ImpactCount(subject.rules());
        var pass = new Pass(subject.request(), count, enough);
        try (var pricing = new PricingEngine(subject.rules()).session()) {
            catalogue.forEachBatchWhile(subject.selection(), batch -> pass.take(pricing, batch));
        }
        return pass.measured();
    }

    /** One pass over the catalogue. */
    static final class Pass {
        private final PriceRequest request;
        private final ImpactCount count;
        private final BooleanSupplier enough;
        private boolean stopped;

        Pass(PriceRequest request, ImpactCount count, BooleanSupplier enough) {
            this.request = request;
            this.count = count;
            this.enough = enough;
        }

        /** Prices a batch, unless the time is up or nobody waits for the answer. */
        boolean take(PricingSession pricing, List<SkuFacts> batch) {
            if (enough.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                stopped = true;
                return false;
            }
            var priced = pricing.price(batch, request);
            for (var index = 0; index < batch.size(); index++) {
                count.add(batch.get(index), priced.get(index));
            }
            return true;
        }

        Measured measured() {
            return new Measured(count.impact(MOST_BREACHES), !stopped);
        }
    }
}
