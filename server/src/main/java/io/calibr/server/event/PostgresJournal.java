package io.calibr.server.event;

import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.RequestId;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The journal in PostgreSQL: {@code event_log}, {@code outbox} and {@code audit}. */
@Dependent
class PostgresJournal implements Journal {

    private static final String CALIBR = "calibr";

    private static final String EVENT = """
            insert into event_log (tenant_id, id, project_id, type, entity, entity_id, actor, facts, at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""";
    private static final String OUTBOX = """
            insert into outbox (tenant_id, id, slot, event_id, type, aggregate, aggregate_id, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""";
    private static final String AUDIT = """
            insert into audit (tenant_id, id, project_id, action, entity, entity_id, actor, facts, at, via, request_id)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";

    private final Session session;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    PostgresJournal(Session session, IdSource ids, Clock clock) {
        this.session = session;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void record(Change change) {
        recordAll(List.of(change));
    }

    @Override
    public void recordAll(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        session.flush();
        var tenant = Tenancy.current().value();
        var rows = changes.stream()
                .map(change -> new Row(change, FactsText.of(change.facts()), ids.next()))
                .toList();
        session.doWork(connection -> {
            insert(connection, tenant, rows);
        });
    }

    private void insert(Connection connection, UUID tenant, List<Row> rows) throws SQLException {
        var at = clock.instant();
        try (var events = connection.prepareStatement(EVENT);
                var outbox = connection.prepareStatement(OUTBOX);
                var audit = connection.prepareStatement(AUDIT)) {
            for (var row : rows) {
                happened(events, tenant, row, row.id(), at);
                events.addBatch();
                send(outbox, tenant, row, ids.next());
                outbox.addBatch();
                happened(audit, tenant, row, ids.next(), at);
                audit.setString(10, via());
                audit.setString(11, RequestId.find().orElse(null));
                audit.addBatch();
            }
            events.executeBatch();
            outbox.executeBatch();
            audit.executeBatch();
        }
    }

    /** The columns that the event log and the audit have in common. */
    private static void happened(PreparedStatement statement, UUID tenant, Row row, UUID id, Instant at)
            throws SQLException {
        var change = row.change();
        statement.setObject(1, tenant);
        statement.setObject(2, id);
        statement.setObject(
                3, change.project() == null ? null : change.project().value());
        statement.setString(4, change.type());
        statement.setString(5, change.entity());
        statement.setString(6, change.entityId().toString());
        statement.setString(7, actor(change.actor()));
        statement.setString(8, row.facts());
        statement.setObject(9, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    private static void send(PreparedStatement statement, UUID tenant, Row row, UUID id) throws SQLException {
        var change = row.change();
        statement.setObject(1, tenant);
        statement.setObject(2, id);
        statement.setInt(3, Slots.of(tenant, change.entityId()));
        statement.setObject(4, row.id());
        statement.setString(5, change.type());
        statement.setString(6, change.entity());
        statement.setString(7, change.entityId().toString());
        statement.setString(8, row.facts());
    }

    private static String actor(@Nullable UUID user) {
        return Optional.ofNullable(user).map(Objects::toString).orElse(CALIBR);
    }

    private static String via() {
        return Caller.find()
                .map(caller -> caller.via().name().toLowerCase(Locale.ROOT))
                .orElse("worker");
    }

    /** A change with its facts as JSON and the id of its event. */
    private record Row(Change change, String facts, UUID id) {}
}
