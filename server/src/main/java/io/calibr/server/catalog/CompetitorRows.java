package io.calibr.server.catalog;

import io.calibr.model.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Lines of competitors' prices: line, sku, competitor, amount, currency, seen_at. Of each competitor the price seen last
 * counts.
 */
record CompetitorRows(ZoneId zone, Instant now) implements RowFormat {

    private static final int LONGEST_NAME = 100;

    static final String REPEATED = """
            update staged s
               set refusal_column = 'competitor', refusal = 'the same SKU, competitor and currency as in line ' || d.first_line
              from (select line, min(line) over (partition by sku, competitor, currency) as first_line from staged) d
             where d.line = s.line and d.first_line < s.line and s.refusal is null""";

    /** A row just inserted has no xmax: that tells the new ones from the changed ones. */
    static final String MERGE = """
            with written as (
              insert into calibr.competitor_price as c (tenant_id, project_id, sku, currency, competitor, amount, seen_at)
              select :tenant, :project, sku, currency, competitor, amount, seen_at from staged where refusal is null
                  on conflict (tenant_id, project_id, sku, currency, competitor) do update
                 set amount = excluded.amount, seen_at = excluded.seen_at
               where c.seen_at <= excluded.seen_at and c.amount <> excluded.amount
              returning c.sku, c.competitor, c.currency, c.xmax = 0 as fresh)
            update staged s set fate = case when w.fresh then 'imported' else 'updated' end
              from written w
             where w.sku = s.sku and w.competitor = s.competitor and w.currency = s.currency and s.refusal is null""";

    @Override
    public StagedRow read(Cells cells) {
        var sku = cells.sku("sku");
        var competitor = cells.required("competitor", cells.text("competitor"));
        if (competitor.filter(name -> name.length() > LONGEST_NAME).isPresent()) {
            cells.reject("competitor", "the name is longer than " + LONGEST_NAME + " characters");
        }
        var currency = cells.required("currency", cells.currency("currency"));
        var price = cells.required("price", currency.flatMap(known -> cells.money("price", known)));
        var seen = cells.day("seen_on").map(this::start).orElse(now);
        return StagedRow.of(cells.line(), sku, competitor, price.map(Money::minorUnits), currency, Optional.of(seen));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
