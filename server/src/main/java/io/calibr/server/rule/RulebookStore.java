package io.calibr.server.rule;

import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import io.calibr.model.UserId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The drafts of a project's rulebooks. */
@Dependent
class RulebookStore {

    private static final String SELECT = """
            select id, slug, name, cast(rules as text) as rules, cast(guardrails as text) as guardrails, published_version,
                   version, updated_at, archived_at is not null as archived
              from calibr.rulebook where tenant_id = :tenant and project_id = :project""";

    private final Session session;

    @Inject
    RulebookStore(Session session) {
        this.session = session;
    }

    Optional<Rulebook> find(ProjectId project, RulebookId id) {
        return query(SELECT + " and id = :id", project)
                .setParameter("id", id.value())
                .getResultStream()
                .map(RulebookStore::rulebook)
                .findFirst();
    }

    Optional<Rulebook> find(ProjectId project, String slug) {
        return query(SELECT + " and slug = :slug", project)
                .setParameter("slug", slug)
                .getResultStream()
                .map(RulebookStore::rulebook)
                .findFirst();
    }

    List<Rulebook> page(ProjectId project, String after, int limit) {
        return query(SELECT + " and archived_at is null and slug > :after order by slug limit :limit", project)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(RulebookStore::rulebook)
                .toList();
    }

    /** The rulebooks whose draft is not what was published of them last. */
    Set<RulebookId> unpublished(ProjectId project) {
        return session.createNativeQuery("""
                        select b.id from calibr.rulebook b
                         where b.tenant_id = :tenant and b.project_id = :project and b.archived_at is null
                           and not exists (
                               select from calibr.rulebook_version v
                                where v.tenant_id = b.tenant_id and v.rulebook_id = b.id and v.number = b.published_version
                                  and v.guardrails = b.guardrails
                                  and b.rules = (select coalesce(jsonb_agg(cast(r.rule_id as text) order by p.position), '[]')
                                                   from calibr.rulebook_version_rule p
                                                   join calibr.rule_version r on r.tenant_id = p.tenant_id
                                                        and r.id = p.rule_version_id
                                                  where p.tenant_id = v.tenant_id and p.rulebook_version_id = v.id))""", UUID.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .getResultStream()
                .map(RulebookId::new)
                .collect(Collectors.toSet());
    }

    /** Slugs of the rulebooks whose draft has the rule. */
    List<String> with(ProjectId project, RuleId rule) {
        return session.createNativeQuery("""
                        select slug from calibr.rulebook
                         where tenant_id = :tenant and project_id = :project and archived_at is null
                           and jsonb_exists(rules, :rule) order by slug""", String.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .setParameter("rule", rule.toString())
                .getResultList();
    }

    /** Adds the rulebook unless its slug is taken. */
    boolean add(ProjectId project, Rulebook rulebook, UserId by) {
        return session.createNativeMutationQuery("""
                        insert into calibr.rulebook (tenant_id, id, project_id, slug, name, rules, guardrails, created_by,
                               created_at, updated_at)
                        values (:tenant, :id, :project, :slug, :name, cast(:rules as jsonb), cast(:guardrails as jsonb),
                               :by, :at, :at)
                            on conflict (tenant_id, project_id, slug) do nothing""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("id", rulebook.id().value())
                        .setParameter("project", project.value())
                        .setParameter("slug", rulebook.naming().slug())
                        .setParameter("name", rulebook.naming().name())
                        .setParameter("rules", StoredJson.of(rulebook.content().rules()))
                        .setParameter(
                                "guardrails", StoredJson.of(rulebook.content().guardrails()))
                        .setParameter("by", by.value())
                        .setParameter("at", rulebook.edited().at())
                        .executeUpdate()
                == 1;
    }

    /** Saves the rulebook if nobody has since {@code version}. */
    boolean save(Rulebook rulebook, long version) {
        return session.createNativeMutationQuery("""
                        update calibr.rulebook
                           set name = :name, rules = cast(:rules as jsonb), guardrails = cast(:guardrails as jsonb),
                               version = version + 1, updated_at = :at
                         where tenant_id = :tenant and id = :id and version = :version and archived_at is null""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("id", rulebook.id().value())
                        .setParameter("name", rulebook.naming().name())
                        .setParameter("rules", StoredJson.of(rulebook.content().rules()))
                        .setParameter(
                                "guardrails", StoredJson.of(rulebook.content().guardrails()))
                        .setParameter("at", rulebook.edited().at())
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    /** Keeps others from publishing the rulebook until this transaction ends. */
    void lock(RulebookId id) {
        session.createNativeQuery(
                        "select version from calibr.rulebook where tenant_id = :tenant and id = :id for update",
                        Long.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", id.value())
                .getResultList();
    }

    void published(RulebookId id, int number) {
        session.createNativeMutationQuery("""
                        update calibr.rulebook set published_version = :number where tenant_id = :tenant and id = :id""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", id.value())
                .setParameter("number", number)
                .executeUpdate();
    }

    private NativeQuery<Tuple> query(String sql, ProjectId project) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value());
    }

    private static Rulebook rulebook(Tuple row) {
        return new Rulebook(
                new RulebookId(row.get("id", UUID.class)),
                new Naming(row.get("slug", String.class), row.get("name", String.class)),
                new Rulebook.Content(
                        StoredJson.rules(row.get("rules", String.class)),
                        StoredJson.guardrails(row.get("guardrails", String.class))),
                row.get("published_version", Integer.class),
                new Rule.Edited(
                        row.get("version", Long.class),
                        row.get("updated_at", Instant.class),
                        row.get("archived", Boolean.class)));
    }
}
