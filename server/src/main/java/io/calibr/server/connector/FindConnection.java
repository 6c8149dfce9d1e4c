package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Finds the connections of a project. */
@Dependent
class FindConnection {

    private final ConnectionStore store;

    @Inject
    FindConnection(ConnectionStore store) {
        this.store = store;
    }

    @Transactional
    List<StoredConnection> all(ProjectScope scope) {
        return store.of(scope.project());
    }

    /** Not found is also what another project's or tenant's connection is, and what is no id at all. */
    @Transactional
    StoredConnection one(ProjectScope scope, String id) {
        try {
            return store.find(ConnectionId.of(id))
                    .filter(connection -> connection.project().equals(scope.project()))
                    .orElseThrow(() -> Kind.CONNECTION_NOT_FOUND.with("connection", id));
        } catch (IllegalArgumentException malformed) {
            throw Kind.CONNECTION_NOT_FOUND.with("connection", id);
        }
    }
}
