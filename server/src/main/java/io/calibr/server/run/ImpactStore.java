package io.calibr.server.run;

import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.GuardKind;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.run.ImpactView.ChangeView;
import io.calibr.server.run.ImpactView.HeldView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hibernate.Session;

/** Sums a run up in the database. */
@Dependent
class ImpactStore {

    static final int MOST_GROUPS = 100;
    private static final int LARGEST = 10;

    private static final String SUMS = """
            select coalesce(acting_table, -1) as acting_table, coalesce(acting_row, -1) as acting_row,
                   count(*) filter (where written) as prices, count(*) filter (where not written) as excluded,
                   count(*) filter (where written and before > 0) as compared,
                   coalesce(sum((after - before) * 100.0 / before) filter (where written and before > 0), 0) as change,
                   coalesce(sum(before) filter (where written and cost is not null), 0) as before,
                   coalesce(sum(after) filter (where written and cost is not null and before is not null), 0) as after,
                   coalesce(sum(cost) filter (where written and before is not null), 0) as cost
              from %s
             group by 1, 2
             order by count(*) desc, 1, 2""";

    private static final String LARGEST_CHANGES = """
            select sku, facts #>> '{attributes,title}' as title, before, after, currency
              from %s
             where written and before > 0 and after <> before
             order by abs((after - before)::float8 / before) desc, sku limit ?""";

    private static final String HELD = """
            select code, count(*) as skus
              from (select distinct e.sku, r.code
                      from (select ?::uuid as tenant, ?::uuid as run) as p
                      join explanation e on e.tenant_id = p.tenant and e.run_id = p.run and e.outcome = 'HELD'
                     cross join lateral jsonb_array_elements_text(coalesce(e.steps -> 'codes', '["HELD"]')) as r (code)) as h
             group by code
             order by skus desc, code""";

    private final Sql sql;

    @Inject
    ImpactStore(Session session) {
        this.sql = new Sql(session);
    }

    /**
     * What one row made of prices.
     *
     * @param table index of its table in the rule set; {@link Step#ENGINE}, like the row, for what no row made
     * @param excluded how many prices of the row were excluded, which the sums leave out
     */
    record Group(int table, int row, long excluded, RowSums sums) {
        boolean byRow() {
            return table != Step.ENGINE;
        }
    }

    /** One for each row that made a price, the most prices first. */
    List<Group> groups(Run run, RunId explained) {
        return sql.query(
                ImpactStore::group,
                LineSql.PARAMETERS + SUMS.replace("%s", LineSql.changes(run)),
                run.id().value(),
                explained.value());
    }

    List<ChangeView> largest(Run run, RunId explained) {
        return sql.query(
                ImpactStore::change,
                LineSql.PARAMETERS + LARGEST_CHANGES.replace("%s", LineSql.changes(run)),
                run.id().value(),
                explained.value(),
                LARGEST);
    }

    List<HeldView> held(Run run) {
        return sql.query(
                row -> new HeldView(row.getString("code"), words(row.getString("code")), row.getLong("skus")),
                HELD,
                run.id().value());
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                row.getInt("acting_table"),
                row.getInt("acting_row"),
                row.getLong("excluded"),
                new RowSums(
                        row.getLong("prices"),
                        row.getLong("compared"),
                        sum(row, "change"),
                        sum(row, "before"),
                        sum(row, "after"),
                        sum(row, "cost")));
    }

    private static BigDecimal sum(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    private static ChangeView change(ResultSet row) throws SQLException {
        var before = Objects.requireNonNull(Sql.money(row, "before"));
        var after = Objects.requireNonNull(Sql.money(row, "after"));
        return new ChangeView(
                new Sku(row.getString("sku")),
                row.getString("title"),
                before,
                after,
                Objects.requireNonNull(Percents.change(before, after)));
    }

    /** A reason without its amounts, which differ from SKU to SKU. */
    private static String words(String code) {
        return Arrays.stream(GuardKind.values())
                .filter(guard -> guard.name().equals(code))
                .map(GuardKind::label)
                .findFirst()
                .orElseGet(() -> switch (code) {
                    case "CROSSED" -> "guardrails leave no price";
                    case "MISSING" -> "a fact is missing";
                    case "NO_PRICE" -> "the rules came to no price";
                    default -> code.toLowerCase(Locale.ROOT).replace('_', ' ');
                });
    }
}
