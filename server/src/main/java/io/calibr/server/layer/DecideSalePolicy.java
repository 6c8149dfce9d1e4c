package io.calibr.server.layer;

import io.calibr.server.catalog.Catalogue;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps what a project decides about its sales. It counts from the next turn of a layer on. */
@Dependent
class DecideSalePolicy {

    private final SalePolicyStore policies;
    private final Catalogue catalogue;
    private final Journal journal;

    @Inject
    DecideSalePolicy(SalePolicyStore policies, Catalogue catalogue, Journal journal) {
        this.policies = policies;
        this.catalogue = catalogue;
        this.journal = journal;
    }

    @Transactional
    SalePolicy current(ProjectScope scope) {
        return policies.of(scope.project()).sales();
    }

    @Transactional
    SalePolicy decide(ProjectScope scope, SalePolicy wanted) {
        var named = new HashSet<String>();
        for (var market : Objects.requireNonNull(wanted.omnibus())) {
            var list = Optional.ofNullable(market.priceList())
                    .orElseThrow(() ->
                            Kind.INVALID_VALUE.because("name a price list").with("member", "omnibus"));
            catalogue.priceList(scope.project(), Optional.of(list));
            if (!named.add(list)) {
                throw Kind.INVALID_VALUE
                        .because("the price list stands there twice")
                        .with("member", "omnibus")
                        .with("priceList", list);
            }
        }
        policies.decide(scope.project(), wanted);
        journal.record(new Change(
                        "project.sales_decided",
                        "project",
                        scope.project().value(),
                        scope.caller().user().value(),
                        Map.of("policy", wanted.decided(), "omnibus", named))
                .in(scope.project()));
        return wanted;
    }
}
