package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.UserId;
import io.calibr.server.connector.FreezeView;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Freezes in PostgreSQL, where claiming looks for them. */
@Dependent
class PostgresFreezes implements Freezes {

    private final Sql sql;
    private final IdSource ids;

    @Inject
    PostgresFreezes(Session session, IdSource ids) {
        this.sql = new Sql(session);
        this.ids = ids;
    }

    @Override
    public Optional<FreezeView> over(Plan plan) {
        return sql.query(PostgresFreezes::freeze, """
                        select f.reason, f.frozen_by, f.frozen_at
                          from price_freeze f
                         where f.tenant_id = ? and f.project_id = ? and (f.connection_id is null or f.connection_id = ?::uuid)
                         order by f.connection_id nulls first limit 1""", plan.project().value(), id(plan.connection())).stream()
                .findFirst();
    }

    @Override
    public boolean add(Place place, FreezeView freeze) {
        return sql.update(
                        """
                        insert into price_freeze (tenant_id, id, project_id, connection_id, reason, frozen_by, frozen_at)
                        values (?, ?, ?, ?::uuid, ?, ?, ?)
                            on conflict (tenant_id, project_id, connection_id) do nothing""",
                        ids.next(),
                        place.project().value(),
                        id(place.connection()),
                        freeze.reason(),
                        freeze.by().value(),
                        freeze.at())
                == 1;
    }

    @Override
    public boolean remove(Place place) {
        return sql.update("""
                        delete from price_freeze
                         where tenant_id = ? and project_id = ? and connection_id is not distinct from ?::uuid""", place.project().value(), id(place.connection())) == 1;
    }

    @Override
    public Optional<FreezeView> of(Place place) {
        return sql.query(PostgresFreezes::freeze, """
                        select reason, frozen_by, frozen_at from price_freeze
                         where tenant_id = ? and project_id = ? and connection_id is not distinct from ?::uuid""", place.project().value(), id(place.connection())).stream()
                .findFirst();
    }

    private static FreezeView freeze(ResultSet row) throws SQLException {
        return new FreezeView(
                row.getString("reason"),
                new UserId(row.getObject("frozen_by", UUID.class)),
                Objects.requireNonNull(Sql.instant(row, "frozen_at")));
    }

    private static @Nullable UUID id(Optional<ConnectionId> connection) {
        return connection.map(ConnectionId::value).orElse(null);
    }
}
