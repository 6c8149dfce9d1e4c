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
import org.jspecify.annotations.Nullable;

/** The event log for those who look. */
@Dependent
class ReadEvents {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Session session;

    @Inject
    ReadEvents(Session session) {
        this.session = session;
    }

    /** Which ones; null does not matter, and a star at the end of a type stands for anything. */
    record Filter(
            @Nullable String type,
            @Nullable String entity,
            @Nullable String entityId) {

        @Nullable
        String pattern() {
            return type == null
                    ? null
                    : type.replace("\\", "\\\\")
                            .replace("_", "\\_")
                            .replace("%", "\\%")
                            .replace('*', '%');
        }
    }

    /** Of the project, and of what belongs to no project; newest first. */
    @Transactional
    Page<EventView> page(ProjectId project, Filter filter, PageRequest page) {
        var rows = session.createNativeQuery("""
                        select e.id, e.type, e.entity, e.entity_id, e.actor, e.at, cast(e.facts as text) as facts, e.traceparent, e.position
                          from event_log e
                         where e.tenant_id = :tenant and (e.project_id = :project or e.project_id is null)
                           and (cast(:type as text) is null or e.type like cast(:type as text))
                           and (cast(:entity as text) is null or e.entity = cast(:entity as text))
                           and (cast(:entityId as text) is null or e.entity_id = cast(:entityId as text))
                           and (cast(:after as bigint) is null or e.position < cast(:after as bigint))
                         order by e.position desc limit :limit""", Tuple.class)
                .addScalar("id", StandardBasicTypes.UUID)
                .addScalar("type", StandardBasicTypes.STRING)
                .addScalar("entity", StandardBasicTypes.STRING)
                .addScalar("entity_id", StandardBasicTypes.STRING)
                .addScalar("actor", StandardBasicTypes.STRING)
                .addScalar("at", StandardBasicTypes.INSTANT)
                .addScalar("facts", StandardBasicTypes.STRING)
                .addScalar("traceparent", StandardBasicTypes.STRING)
                .addScalar("position", StandardBasicTypes.LONG)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .setParameter("type", filter.pattern(), String.class)
                .setParameter("entity", filter.entity(), String.class)
                .setParameter("entityId", filter.entityId(), String.class)
                .setParameter("after", page.afterNumber().orElse(null), Long.class)
                .setParameter("limit", page.read())
                .getResultList();
        return Page.of(rows, page, row -> row.get("position", Long.class).toString())
                .map(ReadEvents::view);
    }

    private static EventView view(Tuple row) {
        try (var reader = JSON.createReader(new StringReader(row.get("facts", String.class)))) {
            return new EventView(
                    row.get("id", UUID.class),
                    row.get("type", String.class),
                    row.get("entity", String.class),
                    row.get("entity_id", String.class),
                    row.get("actor", String.class),
                    row.get("at", Instant.class),
                    reader.readObject(),
                    row.get("traceparent", String.class));
        }
    }
}
