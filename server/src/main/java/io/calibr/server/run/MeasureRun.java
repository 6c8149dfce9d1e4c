package io.calibr.server.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Objects;
import org.hibernate.Session;

/** Sums up in the database what a preview is to write. */
@Dependent
class MeasureRun {

    private static final String FIGURES = LineSql.PARAMETERS + """
            select count(t.id) as prices,
                   count(t.id) filter (where coalesce(t.before_price, 0) <= 0) as without_before,
                   max(abs(t.after_price - t.before_price) * 100.0 / t.before_price) filter (where t.before_price > 0) as largest_move,
                   count(t.id) filter (where e.cost is null or t.after_price <= 0) as without_margin,
                   min((t.after_price - e.cost) * 100.0 / t.after_price) filter (where t.after_price > 0) as lowest_margin,
                   coalesce(sum(abs(t.after_price - coalesce(t.before_price, 0))), 0)::bigint as value, l.currency
              from p
              join run r on r.tenant_id = p.tenant and r.id = p.run
              join price_list l on l.tenant_id = p.tenant and l.id = r.price_list_id
              left join target t on t.tenant_id = p.tenant and t.run_id = p.run and t.state = 'PREVIEW'
              left join explanation e on e.tenant_id = p.tenant and e.run_id = p.explained and e.sku = t.sku
             group by l.currency""";

    private final Sql sql;
    private final LineStore lines;

    @Inject
    MeasureRun(Session session, LineStore lines) {
        this.sql = new Sql(session);
        this.lines = lines;
    }

    RunFigures measure(Run preview) {
        return sql.query(
                        row -> new RunFigures(
                                row.getLong("prices"),
                                row.getLong("without_before"),
                                row.getBigDecimal("largest_move"),
                                row.getLong("without_margin"),
                                row.getBigDecimal("lowest_margin"),
                                Objects.requireNonNull(Sql.money(row, "value"))),
                        FIGURES,
                        preview.id().value(),
                        lines.explained(preview).value())
                .getFirst();
    }
}
