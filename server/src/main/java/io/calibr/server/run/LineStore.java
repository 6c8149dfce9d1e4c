package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.server.run.LineView.LineTarget;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a run: a page of them, whatever they are filtered and sorted by. */
@Dependent
class LineStore {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Sql sql;

    @Inject
    LineStore(Session session) {
        this.sql = new Sql(session);
    }

    /**
     * The run whose explanations tell a run's SKUs, titles and costs.
     *
     * @return the run itself, or what an UNDO run undoes in the end
     */
    RunId explained(Run run) {
        return run.isUndo()
                ? new RunId(sql.query(
                                Sql.id(),
                                LineSql.EXPLAINED,
                                run.id().value(),
                                Tenancy.current().value())
                        .getFirst())
                : run.id();
    }

    /** @param rows the run's rules; null for an UNDO run */
    List<LineView> page(Run run, LineRequest request, @Nullable PinnedRows rows) {
        var asked = new AskedLines(run, explained(run), request.filter(), rows);
        asked.add(request.limit());
        asked.add(request.offset());
        var order = request.sort().sql();
        return sql.query(
                row -> line(row, rows),
                LineSql.PARAMETERS + ", page (chosen) as materialized (select sku from " + keys(run, request)
                        + asked.where() + order + " limit ? offset ?)"
                        + " select l.*, l.facts #>> '{attributes,title}' as title from " + LineSql.chosen(run) + order,
                asked.parameters());
    }

    long count(Run run, LineRequest request, @Nullable PinnedRows rows) {
        var asked = new AskedLines(run, explained(run), request.filter(), rows);
        return sql.query(
                        row -> row.getLong(1),
                        LineSql.PARAMETERS + "select count(*) from " + keys(run, request) + asked.where(),
                        asked.parameters())
                .getFirst();
    }

    private static String keys(Run run, LineRequest request) {
        return LineSql.keys(run, request.filter().state().isPresent());
    }

    private static LineView line(ResultSet row, @Nullable PinnedRows rows) throws SQLException {
        var outcome = Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf);
        var before = Sql.money(row, "before");
        var after = Sql.money(row, "after");
        var cost = Sql.money(row, "cost");
        return new LineView(
                new Sku(row.getString("sku")),
                row.getString("title"),
                outcome.orElse(null),
                before,
                after,
                Sql.money(row, "wanted"),
                Percents.change(before, after),
                cost,
                Percents.margin(before, cost),
                Percents.margin(after, cost),
                acting(row, rows),
                outcome.isPresent() ? reasons(row.getString("steps"), outcome.get()) : left(row),
                target(row));
    }

    private static @Nullable RowView acting(ResultSet row, @Nullable PinnedRows rows) throws SQLException {
        var table = row.getObject("acting_table", Integer.class);
        return table == null || rows == null ? null : rows.view(table, row.getInt("acting_row"));
    }

    private static List<ReasonView> reasons(String steps, Outcome outcome) {
        try (var reader = JSON.createReader(new StringReader(steps))) {
            return ExplanationJson.reasons(reader.readObject(), outcome);
        }
    }

    /** Why an UNDO run leaves a price as it is. */
    private static List<ReasonView> left(ResultSet row) throws SQLException {
        var code = row.getString("error_code");
        return code == null || !row.getString("state").equals(TargetState.SKIPPED.name())
                ? List.of()
                : List.of(new ReasonView(code, row.getString("error_message")));
    }

    private static @Nullable LineTarget target(ResultSet row) throws SQLException {
        var id = row.getObject("target", UUID.class);
        return id == null
                ? null
                : new LineTarget(
                        new TargetId(id),
                        TargetState.valueOf(row.getString("state")),
                        Sql.instant(row, "applied_at"),
                        row.getString("error_code"),
                        row.getString("error_message"));
    }
}
