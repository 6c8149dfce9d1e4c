package io.calibr.server.reconcile;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.UserId;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.run.FindWrittenRun.Written;
import io.calibr.server.run.Sql;
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

/** Finished reconciliations and their findings for those who look. */
@Dependent
class ReconciliationReader {

    private static final Jsonb JSON = JsonBinding.create();
    private static final int MOST_HISTORY = 100;
    private static final int MOST_ITEMS = 1_000;

    private static final String SELECT = """
            select c.id, c.connection_id, k.slug, c.run_id, c.created_at, c.finished_at, c.counts::text as counts, c.mismatches,
                   c.requested_by, u.name
              from reconciliation c
              join connection k on k.tenant_id = c.tenant_id and k.id = c.connection_id
              left join app_user u on u.tenant_id = c.tenant_id and u.id = c.requested_by
             where c.tenant_id = ? and c.finished_at is not null and c.project_id = ?""";
    private static final String FINDINGS = """
            select f.sku, f.kind, f.action, f.note, f.currency, f.intended_price, f.intended_compare_at, f.live_currency,
                   f.live_price, f.live_compare_at, f.run_id, f.restore_run_id, f.found_at
              from reconciliation_finding f
             where f.tenant_id = ? and f.reconciliation_id = ?""";

    private final Sql sql;

    @Inject
    ReconciliationReader(Session session) {
        this.sql = new Sql(session);
    }

    /** Which reconciliations are asked for; those that found something of the kind, where one is named. */
    record Filter(Optional<ConnectionId> channel, Optional<FindingKind> kind, Optional<Instant> since) {}

    Optional<ReconciliationView> one(ProjectId project, UUID id) {
        return sql.query(ReconciliationReader::reconciliation, SELECT + " and c.id = ?", project.value(), id).stream()
                .findFirst();
    }

    /** Newest first. */
    List<ReconciliationView> page(ProjectId project, Filter filter, PageRequest page) {
        return sql.query(
                ReconciliationReader::reconciliation,
                SELECT + """
                         and c.connection_id = coalesce(?::uuid, c.connection_id) and c.created_at >= coalesce(?::timestamptz, c.created_at)
                         and (?::text is null or exists (
                               select from reconciliation_finding f
                                where f.tenant_id = c.tenant_id and f.reconciliation_id = c.id and f.kind = ?::text))
                         and (?::uuid is null or c.id < ?::uuid)
                       order by c.id desc limit ?""",
                project.value(),
                filter.channel().map(ConnectionId::value).orElse(null),
                filter.since().orElse(null),
                filter.kind().map(FindingKind::name).orElse(null),
                filter.kind().map(FindingKind::name).orElse(null),
                page.afterId().orElse(null),
                page.afterId().orElse(null),
                page.read());
    }

    /** What has looked at a run's prices since it was done, newest first. */
    List<ReconciliationView> ofRun(Written run) {
        return sql.query(
                ReconciliationReader::reconciliation,
                SELECT + """
                         and (c.run_id = ?
                           or c.run_id is null and c.connection_id = ? and c.created_at >= ?::timestamptz)
                       order by c.id desc limit ?""",
                run.project().value(),
                run.id().value(),
                run.channel().value(),
                run.finished().orElse(null),
                MOST_HISTORY);
    }

    /** What was found of a run's prices, by SKU. */
    List<FindingView> findingsOfRun(UUID reconciliation, RunId run) {
        return sql.query(
                ReconciliationReader::finding,
                FINDINGS + " and f.run_id = ? order by f.sku limit ?",
                reconciliation,
                run.value(),
                MOST_ITEMS);
    }

    /** By SKU. */
    List<FindingView> findings(UUID reconciliation, Optional<FindingKind> kind, PageRequest page) {
        return sql.query(
                ReconciliationReader::finding,
                FINDINGS + " and f.kind = coalesce(?::text, f.kind) and f.sku > ? order by f.sku limit ?",
                reconciliation,
                kind.map(FindingKind::name).orElse(null),
                page.after().orElse(""),
                page.read());
    }

    private static ReconciliationView reconciliation(ResultSet row) throws SQLException {
        var by = row.getObject("requested_by", UUID.class);
        return new ReconciliationView(
                row.getObject("id", UUID.class),
                new ReconciliationView.Channel(
                        new ConnectionId(row.getObject("connection_id", UUID.class)), row.getString("slug")),
                run(row, "run_id"),
                new ReconciliationView.Times(
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        Objects.requireNonNull(Sql.instant(row, "finished_at"))),
                counts(row.getString("counts")),
                row.getInt("mismatches"),
                by == null ? null : new ReconciliationView.Person(new UserId(by), row.getString("name")));
    }

    private static Map<String, Integer> counts(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        var stored = JSON.fromJson(text, JsonObject.class);
        stored.keySet().forEach(word -> counts.put(word, stored.getInt(word)));
        return counts;
    }

    private static FindingView finding(ResultSet row) throws SQLException {
        var kind = FindingKind.valueOf(row.getString("kind"));
        return new FindingView(
                new Sku(row.getString("sku")),
                kind,
                kind.word(),
                kind != FindingKind.MINOR,
                DriftAction.valueOf(row.getString("action")),
                row.getString("note"),
                Objects.requireNonNull(price(row, "intended", "currency")),
                price(row, "live", "live_currency"),
                run(row, "run_id"),
                run(row, "restore_run_id"),
                Objects.requireNonNull(Sql.instant(row, "found_at")));
    }

    private static FindingView.@Nullable Price price(ResultSet row, String which, String currency) throws SQLException {
        var price = Sql.money(row, which + "_price", currency);
        return price == null ? null : new FindingView.Price(price, Sql.money(row, which + "_compare_at", currency));
    }

    private static @Nullable RunId run(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new RunId(id);
    }
}
