package io.calibr.server.rule;

import io.calibr.model.ProjectId;
import io.calibr.model.RulebookId;
import io.calibr.model.UserId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The published versions of rulebooks; they are only ever added. */
@Dependent
class RulebookVersionStore {

    private static final String SELECT = """
            select v.id, v.rulebook_id, v.number, cast(v.guardrails as text) as guardrails, v.hash, v.published_by,
                   v.published_at, v.reason,
                   (select string_agg(cast(p.rule_version_id as text), ',' order by p.position)
                      from calibr.rulebook_version_rule p
                     where p.tenant_id = v.tenant_id and p.rulebook_version_id = v.id) as rules
              from calibr.rulebook_version v
              join calibr.rulebook b on b.tenant_id = v.tenant_id and b.id = v.rulebook_id
             where v.tenant_id = :tenant and b.project_id = :project""";

    private final Session session;

    @Inject
    RulebookVersionStore(Session session) {
        this.session = session;
    }

    Optional<RulebookVersion> find(ProjectId project, UUID version) {
        return query(SELECT + " and v.id = :id", project)
                .setParameter("id", version)
                .getResultStream()
                .map(RulebookVersionStore::version)
                .findFirst();
    }

    Optional<RulebookVersion> latest(ProjectId project, RulebookId rulebook) {
        return query(SELECT + " and v.rulebook_id = :rulebook order by v.number desc limit 1", project)
                .setParameter("rulebook", rulebook.value())
                .getResultStream()
                .map(RulebookVersionStore::version)
                .findFirst();
    }

    void add(RulebookVersion version) {
        session.createNativeMutationQuery("""
                        insert into calibr.rulebook_version (tenant_id, id, rulebook_id, number, guardrails, hash,
                               published_by, published_at, reason)
                        values (:tenant, :id, :rulebook, :number, cast(:guardrails as jsonb), :hash, :by, :at,
                               nullif(:reason, ''))""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", version.id())
                .setParameter("rulebook", version.rulebook().value())
                .setParameter("number", version.number())
                .setParameter("guardrails", StoredJson.of(version.guardrails()))
                .setParameter("hash", version.publication().hash())
                .setParameter("by", version.publication().by().value())
                .setParameter("at", version.publication().at())
                .setParameter(
                        "reason",
                        Objects.requireNonNullElse(version.publication().reason(), ""))
                .executeUpdate();
        session.createNativeMutationQuery("""
                        insert into calibr.rulebook_version_rule (tenant_id, rulebook_version_id, position, rule_version_id)
                        select :tenant, :id, r.position - 1, cast(r.version as uuid)
                          from string_to_table(:rules, ',') with ordinality r(version, position)""")
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", version.id())
                .setParameter(
                        "rules",
                        String.join(
                                ",",
                                version.rules().stream().map(UUID::toString).toList()))
                .executeUpdate();
    }

    private NativeQuery<Tuple> query(String sql, ProjectId project) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value());
    }

    private static RulebookVersion version(Tuple row) {
        return new RulebookVersion(
                row.get("id", UUID.class),
                new RulebookId(row.get("rulebook_id", UUID.class)),
                row.get("number", Integer.class),
                Stream.ofNullable(row.get("rules", String.class))
                        .flatMap(ids -> Stream.of(ids.split(",", -1)))
                        .map(UUID::fromString)
                        .toList(),
                StoredJson.guardrails(row.get("guardrails", String.class)),
                new Publication(
                        row.get("hash", String.class),
                        new UserId(row.get("published_by", UUID.class)),
                        row.get("published_at", Instant.class),
                        row.get("reason", String.class)));
    }
}
