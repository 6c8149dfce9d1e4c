package io.calibr.server.catalog;

import io.calibr.model.ProjectId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** Stages a file's rows in the running transaction, checks them against the catalogue and merges the good ones. */
@Dependent
class ImportStore {

    private static final int FETCH = 1_000;

    private final Session session;

    @Inject
    ImportStore(Session session) {
        this.session = session;
    }

    /** Imports of one project run one after the other: each decides on what the one before it left. */
    void lock(ProjectId project) {
        session.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked", Integer.class)
                .setParameter("key", "catalogue import " + project)
                .getSingleResult();
    }

    /** Reads the file to its end, or to where it is broken, into the staging table. */
    void stage(Staging staging, ImportFile file) {
        session.doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("drop table if exists pg_temp.staged");
                statement.execute(staging.create());
            }
            try (var copy = new CopyRows(connection, staging.copy())) {
                for (var row = file.next(); row.isPresent(); row = file.next()) {
                    copy.add(row.get());
                }
                copy.finish();
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze pg_temp.staged");
            }
        });
    }

    /** What the database finds wrong with the staged lines. */
    void check(Staging staging, ImportTarget target, Rejections rejections) {
        staging.checks().forEach(sql -> execute(sql, target, Map.of()));
        try (var refused = session.createNativeQuery(
                        "select line, refusal_column, refusal from staged where refusal is not null order by line",
                        Tuple.class)
                .setFetchSize(FETCH)
                .getResultStream()) {
            refused.forEach(
                    row -> rejections.add(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class)));
        }
    }

    /** Merges what was not refused and counts it: imported, updated, unchanged. */
    Map<String, Long> merge(Staging staging, ImportTarget target, Header header) {
        var parameters = spoken(header);
        staging.merges().forEach(sql -> execute(sql, target, parameters));
        return session.createNativeQuery(
                        "select coalesce(fate, 'unchanged'), count(*) from staged where refusal is null group by 1",
                        Tuple.class)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }

    private static Map<String, Object> spoken(Header header) {
        var parameters = new TreeMap<String, Object>();
        parameters.put("hasModel", header.has("model"));
        parameters.put("hasCategory", header.has("category") || header.has("subcategory"));
        parameters.put("hasBrand", header.has("brand"));
        parameters.put("hasVendor", header.has("vendor"));
        parameters.put("hasTags", header.has("tags"));
        parameters.put("hasStock", header.has("inventory"));
        parameters.put("hasMap", header.has("map"));
        parameters.put("hasWeeklySales", header.has("weekly_sales"));
        parameters.put("hasSellStart", header.has("sell_start"));
        parameters.put("hasSellEnd", header.has("sell_end") || header.has("discontinued"));
        parameters.put("spoken", String.join(",", ProductRows.keysIn(header)));
        return parameters;
    }

    private void execute(String sql, ImportTarget target, Map<String, Object> more) {
        var query = session.createNativeMutationQuery(sql);
        var all = new TreeMap<>(more);
        all.put("tenant", Tenancy.current().value());
        all.put("project", target.project().value());
        target.list().ifPresent(list -> all.put("list", list.id().value()));
        all.put("by", target.by().value());
        all.put("now", target.now());
        all.forEach((name, value) -> bind(query, name, value));
        query.executeUpdate();
    }

    private static void bind(MutationQuery query, String name, Object value) {
        if (query.getParameterMetadata().getNamedParameterNames().contains(name)) {
            query.setParameter(name, value);
        }
    }
}
