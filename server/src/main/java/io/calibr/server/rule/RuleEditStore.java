package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Who saved what when; saves are only ever added. */
@Dependent
class RuleEditStore {

    private final Session session;

    @Inject
    RuleEditStore(Session session) {
        this.session = session;
    }

    void add(RuleEdit saved) {
        session.createNativeMutationQuery("""
                        insert into calibr.rule_patch (tenant_id, id, rule_id, branch, revision, action, patches, inverse,
                               edited_by, edited_at)
                        values (:tenant, :id, :rule, :branch, :revision, :action, cast(:patches as jsonb),
                               cast(:inverse as jsonb), :by, :at)""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", saved.id())
                .setParameter("rule", saved.rule().value())
                .setParameter("branch", saved.branch())
                .setParameter("revision", saved.revision())
                .setParameter("action", saved.edit().action().word())
                .setParameter("patches", StoredJson.ofPatches(saved.edit().patches()))
                .setParameter("inverse", StoredJson.ofPatches(saved.edit().inverse()))
                .setParameter("by", saved.by().value())
                .setParameter("at", saved.at())
                .executeUpdate();
    }

    /** Saves of the draft that made a revision below a number, the latest first. */
    List<RuleEdit> history(RuleId rule, long below, int limit) {
        return history(rule, "", Instant.EPOCH, below, limit);
    }

    /** Saves of the branch; what an earlier one of its name was is not its own. */
    List<RuleEdit> history(RuleBranch branch, long below, int limit) {
        return history(branch.rule(), branch.name(), branch.made().at(), below, limit);
    }

    private List<RuleEdit> history(RuleId rule, String branch, Instant since, long below, int limit) {
        return session.createNativeQuery("""
                        select id, revision, action, cast(patches as text) as patches, cast(inverse as text) as inverse,
                               edited_by, edited_at
                          from calibr.rule_patch
                         where tenant_id = :tenant and rule_id = :rule and branch = :branch and edited_at >= :since
                           and revision < :below
                         order by revision desc, id desc limit :limit""", Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("rule", rule.value())
                .setParameter("branch", branch)
                .setParameter("since", since)
                .setParameter("below", below)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new RuleEdit(
                        row.get("id", UUID.class),
                        rule,
                        branch,
                        row.get("revision", Long.class),
                        new DraftEdit(
                                RuleEditView.Action.of(row.get("action", String.class)),
                                StoredJson.patches(row.get("patches", String.class)),
                                StoredJson.patches(row.get("inverse", String.class))),
                        new UserId(row.get("edited_by", UUID.class)),
                        row.get("edited_at", Instant.class)))
                .toList();
    }
}
