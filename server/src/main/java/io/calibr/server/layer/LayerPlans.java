package io.calibr.server.layer;

import io.calibr.model.LayerId;
import io.calibr.model.ProjectId;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.layer.LayerStore.DuePlace;
import io.calibr.server.layer.SalePolicyStore.Decided;
import io.calibr.server.rule.RuleSets;
import io.calibr.server.run.LayerPlan;
import io.calibr.server.run.LayerPlan.Active;
import io.calibr.server.run.LayerPlan.Announcing;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is to hold on a list and channel at an instant. */
@Dependent
class LayerPlans {

    private final Catalogue catalogue;
    private final RuleSets rules;
    private final SalePolicyStore policies;

    @Inject
    LayerPlans(Catalogue catalogue, RuleSets rules, SalePolicyStore policies) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.policies = policies;
    }

    /**
     * The plan for what is due.
     *
     * @param here the layers of the place
     * @return empty where nothing is due that could change a price
     */
    Optional<LayerPlan> plan(DuePlace due, List<ScheduledLayer> here, Instant at) {
        var turning = here.stream()
                .filter(layer -> layer.isDue(at) && !layer.isMissed(at))
                .toList();
        if (turning.isEmpty()) {
            return Optional.empty();
        }
        var decided = policies.of(due.project());
        var list = catalogue.priceList(due.project(), due.place().list()).orElseThrow();
        var who = turning.getFirst().decision();
        return Optional.of(new LayerPlan(
                new LayerPlan.Place(
                        due.project(), decided.zone(), list, due.place().channel()),
                at,
                decided.sales().decided(),
                announcing(decided, list),
                here.stream()
                        .filter(layer -> layer.isActive(at))
                        .map(layer -> active(due.project(), layer))
                        .toList(),
                changed(turning, at),
                new LayerPlan.People(who.requester(), who.approver())));
    }

    /** Those that begin or end; one that is only looked at again does neither. */
    private static Set<LayerId> changed(List<ScheduledLayer> turning, Instant at) {
        return turning.stream()
                .filter(layer -> layer.turned(at).state() != layer.state() || layer.state() == LayerState.REMOVED)
                .map(ScheduledLayer::id)
                .collect(Collectors.toSet());
    }

    private static Announcing announcing(Decided decided, PriceList list) {
        var market = decided.sales().market(list.slug());
        return new Announcing(
                market.map(SalePolicy.Market::rule),
                market.flatMap(found -> Optional.ofNullable(found.perishableTag())));
    }

    private Active active(ProjectId project, ScheduledLayer layer) {
        var effect = layer.content().effect();
        var published = effect.ofRulebook()
                ? rules.rulebookVersion(project, effect.version())
                : rules.ruleVersion(project, effect.version());
        return new Active(layer.layer(), layer.content().name(), effect.ofRulebook(), published.orElseThrow());
    }
}
