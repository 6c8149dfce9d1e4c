package io.calibr.server.layer;

import io.calibr.server.layer.ScheduledLayer.Effect;
import io.calibr.server.run.RunView.RulesKind;
import io.calibr.server.run.RunView.RulesView;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What the rules are called that layers pinned when they were planned. */
@Dependent
class LayerRules {

    private final Session session;

    @Inject
    LayerRules(Session session) {
        this.session = session;
    }

    /** By the version that was pinned. */
    Map<UUID, RulesView> of(List<Effect> effects) {
        if (effects.isEmpty()) {
            return Map.of();
        }
        return session.createNativeQuery("""
                        select v.id as version, 'RULE' as kind, r.id, r.slug, r.name, v.number
                          from calibr.rule_version v
                          join calibr.rule r on r.tenant_id = v.tenant_id and r.id = v.rule_id
                         where v.tenant_id = :tenant and v.id in (:versions)
                         union all
                        select v.id, 'RULEBOOK', b.id, b.slug, b.name, v.number
                          from calibr.rulebook_version v
                          join calibr.rulebook b on b.tenant_id = v.tenant_id and b.id = v.rulebook_id
                         where v.tenant_id = :tenant and v.id in (:versions)""", Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameterList(
                        "versions", effects.stream().map(Effect::version).toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get("version", UUID.class), LayerRules::rules));
    }

    private static RulesView rules(Tuple row) {
        return new RulesView(
                RulesKind.valueOf(row.get("kind", String.class)),
                row.get("id", UUID.class),
                row.get("slug", String.class),
                row.get("name", String.class),
                row.get("number", Integer.class));
    }
}
