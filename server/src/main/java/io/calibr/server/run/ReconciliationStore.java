package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.platform.JsonBinding;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Intended prices, and what comparing them with channels found. */
@Dependent
class ReconciliationStore {

    private static final Jsonb JSON = JsonBinding.create();

    private final Sql sql;

    @Inject
    ReconciliationStore(Session session) {
        this.sql = new Sql(session);
    }

    /** What a run has written, by SKU. */
    Map<Sku, LivePrice> intended(RunId run) {
        var intended = new LinkedHashMap<Sku, LivePrice>();
        sql.query(row -> intended.put(new Sku(row.getString("sku")), after(row)), """
                select sku, currency, after_price, after_compare_at from target
                 where tenant_id = ? and run_id = ? and state = 'APPLIED' order by sku""", run.value());
        return intended;
    }

    void insert(Reconciliation found, @Nullable UUID requester) {
        sql.update(
                """
                insert into reconciliation (tenant_id, id, run_id, counts, findings, requested_by, created_at)
                values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)""",
                found.id(),
                found.run().value(),
                JSON.toJson(found.counts()),
                JSON.toJson(found.lines()),
                requester,
                found.at());
    }

    /** The last one. */
    Optional<Reconciliation> latest(RunId run) {
        return sql.query(ReconciliationStore::read, """
                select id, run_id, counts::text as counts, findings::text as findings, created_at from reconciliation
                 where tenant_id = ? and run_id = ? order by created_at desc, id desc limit 1""", run.value()).stream().findFirst();
    }

    private static LivePrice after(ResultSet row) throws SQLException {
        Money price = Objects.requireNonNull(Sql.money(row, "after_price"));
        return new LivePrice(price, Sql.money(row, "after_compare_at"));
    }

    private static Reconciliation read(ResultSet row) throws SQLException {
        var counts = new LinkedHashMap<String, Integer>();
        var stored = JSON.fromJson(row.getString("counts"), JsonObject.class);
        stored.keySet().forEach(word -> counts.put(word, stored.getInt(word)));
        Instant at = Objects.requireNonNull(Sql.instant(row, "created_at"));
        return new Reconciliation(
                row.getObject("id", UUID.class),
                new RunId(row.getObject("run_id", UUID.class)),
                at,
                counts,
                List.of(JSON.fromJson(row.getString("findings"), Reconciliation.Line[].class)));
    }
}
