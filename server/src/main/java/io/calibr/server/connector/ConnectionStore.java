package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Keeps connections. */
@Dependent
class ConnectionStore {

    private static final Jsonb JSON = JsonBinding.create();
    private static final String CONNECTIONS = """
            select k.id, k.project_id, k.slug, k.name, k.connector, k.config::text as config,
                   case when k.paused_until > now() then k.paused_until end as paused_until,
                   f.reason, f.frozen_by, f.frozen_at
              from calibr.connection k
              left join calibr.price_freeze f
                on f.tenant_id = k.tenant_id and f.project_id = k.project_id and f.connection_id = k.id
             where k.tenant_id = :tenant and""";

    private final Session session;

    @Inject
    ConnectionStore(Session session) {
        this.session = session;
    }

    /** The connection of the current tenant, in whatever project. */
    Optional<StoredConnection> find(ConnectionId id) {
        return query(CONNECTIONS + " k.id = :id")
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(ConnectionStore::read);
    }

    List<StoredConnection> of(ProjectId project) {
        return query(CONNECTIONS + " k.project_id = :project order by k.slug")
                .setParameter("project", project.value())
                .list()
                .stream()
                .map(ConnectionStore::read)
                .toList();
    }

    /** False if the project has a connection of that slug. */
    boolean add(StoredConnection connection) {
        return session.createNativeMutationQuery("""
                        insert into calibr.connection (tenant_id, id, project_id, slug, name, connector, config)
                        values (:tenant, :id, :project, :slug, :name, :connector, cast(:config as jsonb))
                        on conflict (tenant_id, project_id, slug) do nothing
                        """)
                        .setParameter("tenant", Tenancy.current().value())
                        .setParameter("id", connection.id().value())
                        .setParameter("project", connection.project().value())
                        .setParameter("slug", connection.slug())
                        .setParameter("name", connection.name())
                        .setParameter("connector", connection.connector())
                        .setParameter("config", JSON.toJson(new TreeMap<>(connection.config())))
                        .executeUpdate()
                == 1;
    }

    private NativeQuery<Tuple> query(String sql) {
        return session.createNativeQuery(sql, Tuple.class)
                .addScalar("id", StandardBasicTypes.UUID)
                .addScalar("project_id", StandardBasicTypes.UUID)
                .addScalar("slug", StandardBasicTypes.STRING)
                .addScalar("name", StandardBasicTypes.STRING)
                .addScalar("connector", StandardBasicTypes.STRING)
                .addScalar("config", StandardBasicTypes.STRING)
                .addScalar("paused_until", StandardBasicTypes.INSTANT)
                .addScalar("reason", StandardBasicTypes.STRING)
                .addScalar("frozen_by", StandardBasicTypes.UUID)
                .addScalar("frozen_at", StandardBasicTypes.INSTANT)
                .setParameter("tenant", Tenancy.current().value());
    }

    private static StoredConnection read(Tuple row) {
        return new StoredConnection(
                new ConnectionId(row.get("id", UUID.class)),
                new ProjectId(row.get("project_id", UUID.class)),
                row.get("slug", String.class),
                row.get("name", String.class),
                row.get("connector", String.class),
                config(row.get("config", String.class)),
                new StoredConnection.Rest(row.get("paused_until", Instant.class), frozen(row)));
    }

    private static @Nullable FreezeView frozen(Tuple row) {
        var reason = row.get("reason", String.class);
        return reason == null
                ? null
                : new FreezeView(
                        reason, new UserId(row.get("frozen_by", UUID.class)), row.get("frozen_at", Instant.class));
    }

    private static Map<String, String> config(String json) {
        var config = new TreeMap<String, String>();
        try (var reader = Json.createReader(new StringReader(json))) {
            var object = reader.readObject();
            object.keySet().forEach(name -> config.put(name, object.getString(name)));
        }
        return config;
    }
}
