package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hibernate.Session;

/** Finds the connection that callers name. */
@Dependent
public class FindChannel {

    private final Transactions transactions;
    private final Sql sql;

    @Inject
    FindChannel(Transactions transactions, Session session) {
        this.transactions = transactions;
        this.sql = new Sql(session);
    }

    /** A connection and what rules call it. */
    public record Named(ConnectionId id, String slug) {}

    /** The connection of that id or slug; a problem for the caller where the project has none. */
    public Named named(ProjectId project, String idOrSlug) {
        return transactions
                .call(() -> sql.query(
                        row -> new Named(new ConnectionId(row.getObject("id", UUID.class)), row.getString("slug")),
                        """
                        select id, slug from connection
                         where tenant_id = ? and project_id = ? and enabled and (slug = ? or id::text = ?)""",
                        project.value(),
                        idOrSlug,
                        idOrSlug))
                .stream()
                .findFirst()
                .orElseThrow(() -> Kind.CONNECTION_NOT_FOUND.with("connection", idOrSlug));
    }
}
