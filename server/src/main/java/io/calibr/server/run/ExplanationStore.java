package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;

/** Explanations as they were stored. */
@Dependent
class ExplanationStore {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Sql sql;

    @Inject
    ExplanationStore(Session session) {
        this.sql = new Sql(session);
    }

    /** @param facts what the engine was given, as JSON; {@link FactsJson} reads it */
    record Stored(Outcome outcome, String facts, JsonObject steps) {}

    Optional<Stored> find(RunId run, Sku sku) {
        return sql.query(ExplanationStore::read, """
                select outcome, facts::text as facts, steps::text as steps from explanation
                 where tenant_id = ? and run_id = ? and sku = ?""", run.value(), sku.value()).stream()
                .findFirst();
    }

    private static Stored read(ResultSet row) throws SQLException {
        try (var reader = JSON.createReader(new StringReader(row.getString("steps")))) {
            return new Stored(Outcome.valueOf(row.getString("outcome")), row.getString("facts"), reader.readObject());
        }
    }
}
