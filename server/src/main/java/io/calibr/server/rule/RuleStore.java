package io.calibr.server.rule;

import io.calibr.engine.table.Stage;
import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import io.calibr.server.rule.Rule.Edited;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The drafts of a project's rules. */
@Dependent
class RuleStore {

    private static final String SELECT = """
            select id, slug, name, kind, stage, draft, examples, published_version, version, updated_at,
                   archived_at is not null as archived
              from calibr.rule where tenant_id = :tenant and project_id = :project""";

    private final Session session;

    @Inject
    RuleStore(Session session) {
        this.session = session;
    }

    Optional<Rule> find(ProjectId project, RuleId id) {
        return query(SELECT + " and id = :id", project)
                .setParameter("id", id.value())
                .getResultStream()
                .map(RuleStore::rule)
                .findFirst();
    }

    Optional<Rule> find(ProjectId project, String slug) {
        return query(SELECT + " and slug = :slug", project)
                .setParameter("slug", slug)
                .getResultStream()
                .map(RuleStore::rule)
                .findFirst();
    }

    List<Rule> findAll(ProjectId project, Collection<RuleId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return query(SELECT + " and id in (:ids)", project)
                .setParameterList("ids", ids.stream().map(RuleId::value).toList())
                .getResultStream()
                .map(RuleStore::rule)
                .toList();
    }

    /** By slug, those in use only. */
    List<Rule> page(ProjectId project, String after, int limit) {
        return query(SELECT + " and archived_at is null and slug > :after order by slug limit :limit", project)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(RuleStore::rule)
                .toList();
    }

    /** Adds the rule unless its slug is taken. */
    boolean add(ProjectId project, Rule rule, UserId by) {
        return session.createNativeMutationQuery("""
                        insert into calibr.rule (tenant_id, id, project_id, slug, name, kind, stage, draft, examples,
                               created_by, created_at, updated_at)
                        values (:tenant, :id, :project, :slug, :name, :kind, nullif(:stage, ''), :draft, :examples,
                               :by, :at, :at)
                            on conflict (tenant_id, project_id, slug) do nothing""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("id", rule.id().value())
                        .setParameter("project", project.value())
                        .setParameter("slug", rule.naming().slug())
                        .setParameter("name", rule.naming().name())
                        .setParameter("kind", rule.draft().format().word())
                        .setParameter("stage", word(rule.stage()))
                        .setParameter("draft", rule.draft().source())
                        .setParameter("examples", rule.draft().examples())
                        .setParameter("by", by.value())
                        .setParameter("at", rule.edited().at())
                        .executeUpdate()
                == 1;
    }

    /** Saves the rule if nobody has since {@code version}. */
    boolean save(Rule rule, long version) {
        return session.createNativeMutationQuery("""
                        update calibr.rule
                           set name = :name, stage = nullif(:stage, ''), draft = :draft, examples = :examples,
                               version = version + 1, updated_at = :at,
                               archived_at = case when :archived then coalesce(archived_at, :at) end
                         where tenant_id = :tenant and id = :id and version = :version and archived_at is null""")
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("id", rule.id().value())
                        .setParameter("name", rule.naming().name())
                        .setParameter("stage", word(rule.stage()))
                        .setParameter("draft", rule.draft().source())
                        .setParameter("examples", rule.draft().examples())
                        .setParameter("at", rule.edited().at())
                        .setParameter("archived", rule.edited().archived())
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    /** The draft's version as the database has it now. */
    long version(RuleId id) {
        return session.createNativeQuery(
                        "select version from calibr.rule where tenant_id = :tenant and id = :id", Long.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", id.value())
                .getSingleResult();
    }

    /** Who made the rule when, and when it was last saved. */
    RuleBranch.Made made(RuleId id) {
        var row = session.createNativeQuery("""
                        select created_by, created_at, updated_at
                          from calibr.rule where tenant_id = :tenant and id = :id""", Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", id.value())
                .getSingleResult();
        return new RuleBranch.Made(
                new UserId(row.get("created_by", UUID.class)),
                row.get("created_at", Instant.class),
                row.get("updated_at", Instant.class));
    }

    /** Keeps others from publishing the rule until this transaction ends. */
    void lock(RuleId id) {
        session.createNativeQuery(
                        "select version from calibr.rule where tenant_id = :tenant and id = :id for update", Long.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", id.value())
                .getResultList();
    }

    void published(RuleId id, int number) {
        session.createNativeMutationQuery("""
                        update calibr.rule set published_version = :number where tenant_id = :tenant and id = :id""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", id.value())
                .setParameter("number", number)
                .executeUpdate();
    }

    static String word(@Nullable Stage stage) {
        return stage == null ? "" : stage.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Stage stage(@Nullable String word) {
        return word == null ? null : Stage.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private NativeQuery<Tuple> query(String sql, ProjectId project) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value());
    }

    private static Rule rule(Tuple row) {
        return new Rule(
                new RuleId(row.get("id", UUID.class)),
                new Naming(row.get("slug", String.class), row.get("name", String.class)),
                new RuleText(
                        RuleText.Format.of(row.get("kind", String.class)),
                        row.get("draft", String.class),
                        row.get("examples", String.class)),
                stage(row.get("stage", String.class)),
                row.get("published_version", Integer.class),
                new Edited(
                        row.get("version", Long.class),
                        row.get("updated_at", Instant.class),
                        row.get("archived", Boolean.class)));
    }
}
