package io.calibr.server.rule;

import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.UserId;
import io.calibr.server.rule.RuleView.PublishedView;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The published versions of rules; they are only ever added. */
@Dependent
class RuleVersionStore {

    private static final String FROM = """
            select v.id, v.rule_id, v.number, v.kind, v.stage, v.text, v.examples, v.hash, v.published_by, v.published_at,
                   v.reason
              from calibr.rule_version v
              join calibr.rule r on r.tenant_id = v.tenant_id and r.id = v.rule_id""";
    private static final String WHERE = " where v.tenant_id = :tenant and r.project_id = :project";
    private static final String SELECT = FROM + WHERE;
    private static final String PINNED = FROM
            + " join calibr.rulebook_version_rule p on p.tenant_id = v.tenant_id and p.rule_version_id = v.id"
            + WHERE
            + " and p.rulebook_version_id = :rulebook order by p.position";

    private static final String PUBLISHED = """
            select v.rule_id, v.number, v.published_by, u.name, v.published_at, v.reason
              from calibr.rule r
              join calibr.rule_version v on v.tenant_id = r.tenant_id and v.rule_id = r.id and v.number = r.published_version
              join calibr.app_user u on u.tenant_id = v.tenant_id and u.id = v.published_by
             where r.tenant_id = :tenant and r.project_id = :project and r.id in (:rules)""";

    private final Session session;

    @Inject
    RuleVersionStore(Session session) {
        this.session = session;
    }

    Optional<RuleVersion> find(ProjectId project, UUID version) {
        return query(SELECT + " and v.id = :id", project)
                .setParameter("id", version)
                .getResultStream()
                .map(RuleVersionStore::version)
                .findFirst();
    }

    Optional<RuleVersion> find(ProjectId project, RuleId rule, int number) {
        return query(SELECT + " and v.rule_id = :rule and v.number = :number", project)
                .setParameter("rule", rule.value())
                .setParameter("number", number)
                .getResultStream()
                .map(RuleVersionStore::version)
                .findFirst();
    }

    Optional<RuleVersion> latest(ProjectId project, RuleId rule) {
        return history(project, rule, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The version last published of each rule that has one. */
    List<RuleVersion> latest(ProjectId project, Collection<RuleId> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        return query(SELECT + " and v.rule_id in (:rules) and v.number = r.published_version", project)
                .setParameterList("rules", rules.stream().map(RuleId::value).toList())
                .getResultStream()
                .map(RuleVersionStore::version)
                .toList();
    }

    /** Who published the last version of each rule that has one, when and why. */
    Map<RuleId, PublishedView> publications(ProjectId project, Collection<RuleId> rules) {
        var published = new HashMap<RuleId, PublishedView>();
        if (!rules.isEmpty()) {
            query(PUBLISHED, project)
                    .setParameterList("rules", rules.stream().map(RuleId::value).toList())
                    .getResultStream()
                    .forEach(row -> published.put(new RuleId(row.get("rule_id", UUID.class)), published(row)));
        }
        return published;
    }

    private static PublishedView published(Tuple row) {
        return new PublishedView(
                row.get("number", Integer.class),
                new AuthorView(new UserId(row.get("published_by", UUID.class)), row.get("name", String.class)),
                row.get("published_at", Instant.class),
                row.get("reason", String.class));
    }

    /** Versions below a number, the latest first. */
    List<RuleVersion> history(ProjectId project, RuleId rule, int below, int limit) {
        return query(
                        SELECT + " and v.rule_id = :rule and v.number < :below order by v.number desc limit :limit",
                        project)
                .setParameter("rule", rule.value())
                .setParameter("below", below)
                .setParameter("limit", limit)
                .getResultStream()
                .map(RuleVersionStore::version)
                .toList();
    }

    /** The rules a rulebook version pins, in their order. */
    List<RuleVersion> pinned(ProjectId project, UUID rulebookVersion) {
        return query(PINNED, project)
                .setParameter("rulebook", rulebookVersion)
                .getResultStream()
                .map(RuleVersionStore::version)
                .toList();
    }

    void add(RuleVersion version) {
        session.createNativeMutationQuery("""
                        insert into calibr.rule_version (tenant_id, id, rule_id, number, kind, stage, text, examples, hash,
                               published_by, published_at, reason)
                        values (:tenant, :id, :rule, :number, :kind, :stage, :text, :examples, :hash, :by, :at,
                               nullif(:reason, ''))""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", version.id())
                .setParameter("rule", version.rule().value())
                .setParameter("number", version.number())
                .setParameter("kind", version.text().format().word())
                .setParameter("stage", RuleStore.word(version.stage()))
                .setParameter("text", version.text().source())
                .setParameter("examples", version.text().examples())
                .setParameter("hash", version.publication().hash())
                .setParameter("by", version.publication().by().value())
                .setParameter("at", version.publication().at())
                .setParameter(
                        "reason",
                        Objects.requireNonNullElse(version.publication().reason(), ""))
                .executeUpdate();
    }

    private NativeQuery<Tuple> query(String sql, ProjectId project) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value());
    }

    private static RuleVersion version(Tuple row) {
        return new RuleVersion(
                row.get("id", UUID.class),
                new RuleId(row.get("rule_id", UUID.class)),
                row.get("number", Integer.class),
                Objects.requireNonNull(RuleStore.stage(row.get("stage", String.class)), "stage"),
                new RuleText(
                        RuleText.Format.of(row.get("kind", String.class)),
                        row.get("text", String.class),
                        row.get("examples", String.class)),
                new Publication(
                        row.get("hash", String.class),
                        new UserId(row.get("published_by", UUID.class)),
                        row.get("published_at", Instant.class),
                        row.get("reason", String.class)));
    }
}
