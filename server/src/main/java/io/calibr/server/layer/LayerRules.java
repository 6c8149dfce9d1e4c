package io.calibr.server.layer;

import io.calibr.server.layer.ScheduledLayer.Effect;
import io.calibr.server.run.RunView.RulesKind;
import io.calibr.server.run.RunView.RulesView;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.UUID;
import org.hibernate.Session;

/** What the rules are called that a layer pinned when it was planned. */
@Dependent
class LayerRules {

    private static final String RULE = """
            select r.id, r.slug, r.name, v.number
              from calibr.rule_version v
              join calibr.rule r on r.tenant_id = v.tenant_id and r.id = v.rule_id
             where v.tenant_id = :tenant and v.id = :version""";
    private static final String RULEBOOK = """
            select b.id, b.slug, b.name, v.number
              from calibr.rulebook_version v
              join calibr.rulebook b on b.tenant_id = v.tenant_id and b.id = v.rulebook_id
             where v.tenant_id = :tenant and v.id = :version""";

    private final Session session;

    @Inject
    LayerRules(Session session) {
        this.session = session;
    }

    RulesView of(Effect effect) {
        var row = session.createNativeQuery(effect.ofRulebook() ? RULEBOOK : RULE, Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("version", effect.version())
                .getSingleResult();
        return new RulesView(
                effect.ofRulebook() ? RulesKind.RULEBOOK : RulesKind.RULE,
                row.get("id", UUID.class),
                row.get("slug", String.class),
                row.get("name", String.class),
                row.get("number", Integer.class));
    }
}
