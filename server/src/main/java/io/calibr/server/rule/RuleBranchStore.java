package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The branches of rules. */
@Dependent
class RuleBranchStore {

    private static final String SELECT = """
            select name, from_version, base, text, version, created_by, created_at, updated_at
              from calibr.rule_branch where tenant_id = :tenant and rule_id = :rule""";

    private final Session session;

    @Inject
    RuleBranchStore(Session session) {
        this.session = session;
    }

    Optional<RuleBranch> find(RuleId rule, String name) {
        return query(SELECT + " and name = :name", rule)
                .setParameter("name", name)
                .getResultStream()
                .map(row -> branch(rule, row))
                .findFirst();
    }

    /** All of a rule, by name. */
    List<RuleBranch> of(RuleId rule) {
        return query(SELECT + " order by name", rule)
                .getResultStream()
                .map(row -> branch(rule, row))
                .toList();
    }

    /** Adds the branch unless there is one of that name. */
    boolean add(RuleBranch branch) {
        return session.createNativeMutationQuery("""
                        insert into calibr.rule_branch (tenant_id, rule_id, name, from_version, base, text, created_by,
                               created_at, updated_at)
                        values (:tenant, :rule, :name, cast(nullif(:from, '') as integer), :base, :text, :by, :at, :at)
                            on conflict (tenant_id, rule_id, name) do nothing""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("rule", branch.rule().value())
                        .setParameter("name", branch.name())
                        .setParameter(
                                "from",
                                branch.from() == null ? "" : branch.from().toString())
                        .setParameter("base", branch.base())
                        .setParameter("text", branch.text())
                        .setParameter("by", branch.made().by().value())
                        .setParameter("at", branch.made().at())
                        .executeUpdate()
                == 1;
    }

    /** Saves the branch if nobody has since {@code version}. */
    boolean save(RuleBranch branch, long version) {
        return session.createNativeMutationQuery("""
                        update calibr.rule_branch
                           set base = :base, text = :text, version = version + 1, updated_at = :at
                         where tenant_id = :tenant and rule_id = :rule and name = :name and version = :version""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("rule", branch.rule().value())
                        .setParameter("name", branch.name())
                        .setParameter("base", branch.base())
                        .setParameter("text", branch.text())
                        .setParameter("at", branch.made().updatedAt())
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    boolean delete(RuleId rule, String name) {
        return session.createNativeMutationQuery("""
                        delete from calibr.rule_branch
                         where tenant_id = :tenant and rule_id = :rule and name = :name""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("rule", rule.value())
                        .setParameter("name", name)
                        .executeUpdate()
                == 1;
    }

    private NativeQuery<Tuple> query(String sql, RuleId rule) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("rule", rule.value());
    }

    private static RuleBranch branch(RuleId rule, Tuple row) {
        return new RuleBranch(
                rule,
                row.get("name", String.class),
                row.get("from_version", Integer.class),
                row.get("base", String.class),
                row.get("text", String.class),
                row.get("version", Long.class),
                new RuleBranch.Made(
                        new UserId(row.get("created_by", UUID.class)),
                        row.get("created_at", Instant.class),
                        row.get("updated_at", Instant.class)));
    }
}
