package io.calibr.server.layer;

import io.calibr.server.catalog.Catalogue;
import io.calibr.server.problem.Kind;
import io.calibr.server.run.DecidePolicy;
import io.calibr.server.run.DecidePolicy.Decided;
import io.calibr.server.run.DecidePolicy.Decision;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what a project decides about its sales. It counts from the next turn of a layer on. */
@Dependent
class DecideSalePolicy {

    private static final String ABOUT = "sales";

    private final SalePolicyStore policies;
    private final Catalogue catalogue;
    private final DecidePolicy decisions;

    @Inject
    DecideSalePolicy(SalePolicyStore policies, Catalogue catalogue, DecidePolicy decisions) {
        this.policies = policies;
        this.catalogue = catalogue;
        this.decisions = decisions;
    }

    @Transactional
    Decided<SalePolicy> current(ProjectScope scope) {
        return decisions.current(scope, ABOUT, project -> policies.of(project).sales());
    }

    @Transactional
    Decided<SalePolicy> decide(ProjectScope scope, @Nullable Long seen, SalePolicy wanted) {
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
        var facts = Map.of("policy", wanted.decided(), "omnibus", named);
        return decisions.decide(scope, seen, wanted, new Decision(ABOUT, Map.of("sales", wanted), facts));
    }
}
