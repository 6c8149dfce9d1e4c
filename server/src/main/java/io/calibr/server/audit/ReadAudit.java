package io.calibr.server.audit;

import io.calibr.model.ProjectId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/** The audit for those who look: of the project, and of what belongs to no project. */
@Dependent
class ReadAudit {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String PAGE = """
            select a.id, a.at, a.actor, a.via, a.request_id, a.action, a.entity, a.entity_id, cast(a.facts as text) as facts
              from audit a
             where a.tenant_id = :tenant and (a.project_id = :project or a.project_id is null)
               and (cast(:entity as text) is null or a.entity = cast(:entity as text))
               and (cast(:entityId as text) is null or a.entity_id = cast(:entityId as text))
               and (cast(:action as text) is null or a.action = cast(:action as text))
               and (cast(:without as text) is null or not starts_with(a.action, cast(:without as text)))
               and (cast(:actor as text) is null or a.actor = cast(:actor as text))
               and (cast(:from as timestamptz) is null or a.at >= cast(:from as timestamptz))
               and (cast(:to as timestamptz) is null or a.at < cast(:to as timestamptz))
               and (cast(:after as uuid) is null or a.id < cast(:after as uuid))
             order by a.id desc limit :limit""";

    private final Session session;

    @Inject
    ReadAudit(Session session) {
        this.session = session;
    }

    @Transactional
    Page<AuditView> page(ProjectId project, AuditFilter filter, PageRequest page) {
        var rows = session.createNativeQuery(PAGE, Tuple.class)
                .addScalar("id", StandardBasicTypes.UUID)
                .addScalar("at", StandardBasicTypes.INSTANT)
                .addScalar("actor", StandardBasicTypes.STRING)
                .addScalar("via", StandardBasicTypes.STRING)
                .addScalar("request_id", StandardBasicTypes.STRING)
                .addScalar("action", StandardBasicTypes.STRING)
                .addScalar("entity", StandardBasicTypes.STRING)
                .addScalar("entity_id", StandardBasicTypes.STRING)
                .addScalar("facts", StandardBasicTypes.STRING)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .setParameter("entity", filter.entity(), String.class)
                .setParameter("entityId", filter.entityId(), String.class)
                .setParameter("action", filter.action(), String.class)
                .setParameter("without", filter.without(), String.class)
                .setParameter("actor", filter.actor(), String.class)
                .setParameter("from", filter.from(), Instant.class)
                .setParameter("to", filter.to(), Instant.class)
                .setParameter("after", page.afterId().orElse(null), UUID.class)
                .setParameter("limit", page.read())
                .getResultList();
        return Page.of(rows, page, row -> row.get("id", UUID.class).toString()).map(ReadAudit::view);
    }

    private static AuditView view(Tuple row) {
        try (var reader = JSON.createReader(new StringReader(row.get("facts", String.class)))) {
            return new AuditView(
                    row.get("id", UUID.class),
                    row.get("at", Instant.class),
                    new AuditView.Who(
                            row.get("actor", String.class),
                            row.get("via", String.class),
                            row.get("request_id", String.class)),
                    row.get("action", String.class),
                    row.get("entity", String.class),
                    row.get("entity_id", String.class),
                    reader.readObject());
        }
    }
}
