package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Leaves lines of a preview out of what will be written, and takes them back. */
@Dependent
class ExcludedLines {

    private static final String EXCLUDE = """
            update target t set state = 'EXCLUDED', error_code = 'EXCLUDED', error_message = w.reason, updated_at = now()
              from p cross join (select ?::text as reason) as w
             where t.tenant_id = p.tenant and t.run_id = p.run and t.state = 'PREVIEW' and t.sku in (select sku from chosen)""";

    private static final String REJECT = """
            update price_change c
               set state = 'REJECTED', decided_by = d.decider, decided_at = d.at, reason = t.error_message, version = c.version + 1
              from (select ?::uuid as tenant, ?::uuid as run, ?::uuid as decider, ?::timestamptz as at) as d
              join target t on t.tenant_id = d.tenant and t.run_id = d.run and t.state = 'EXCLUDED' and t.error_code = 'EXCLUDED'
             where c.tenant_id = d.tenant and c.run_id = d.run and c.target_id = t.id and c.state = 'PENDING'""";

    private static final String INCLUDE = """
            update target t set state = 'PREVIEW', error_code = null, error_message = null, updated_at = now()
              from p
             where t.tenant_id = p.tenant and t.run_id = p.run and t.state = 'EXCLUDED' and t.error_code = 'EXCLUDED'
               and t.sku in (select sku from chosen)""";

    private static final String REOPEN = """
            update price_change c
               set state = 'PENDING', decided_by = null, decided_at = null, reason = null, version = c.version + 1
              from (select ?::uuid as tenant, ?::uuid as run) as d
              join target t on t.tenant_id = d.tenant and t.run_id = d.run and t.state = 'PREVIEW'
             where c.tenant_id = d.tenant and c.run_id = d.run and c.target_id = t.id and c.state = 'REJECTED'""";

    private static final String UNWRITTEN = """
            select s.sku
              from (select ?::uuid as tenant, ?::uuid as run) as p
             cross join unnest(?::text[]) as s (sku)
             where not exists (select from target t where t.tenant_id = p.tenant and t.run_id = p.run and t.sku = s.sku)
             limit 1""";

    private final Sql sql;
    private final LineStore lines;

    @Inject
    ExcludedLines(Session session, LineStore lines) {
        this.sql = new Sql(session);
        this.lines = lines;
    }

    /**
     * Leaves out those of the lines that are to be written.
     *
     * @return how many
     */
    int exclude(
            Run preview, ChosenLines chosen, @Nullable PinnedRows rows, Actor by, Instant at, Optional<String> why) {
        var asked = asked(preview, chosen, rows);
        asked.add(why.orElse(null));
        var excluded = sql.update(chosen(preview, chosen, asked) + EXCLUDE, asked.parameters());
        sql.update(REJECT, preview.id().value(), by.user().value(), at);
        return excluded;
    }

    /**
     * Takes back those of the lines that were left out.
     *
     * @return how many
     */
    int include(Run preview, ChosenLines chosen, @Nullable PinnedRows rows) {
        var asked = asked(preview, chosen, rows);
        var included = sql.update(chosen(preview, chosen, asked) + INCLUDE, asked.parameters());
        sql.update(REOPEN, preview.id().value());
        return included;
    }

    private AskedLines asked(Run run, ChosenLines chosen, @Nullable PinnedRows rows) {
        var explained = lines.explained(run);
        return switch (chosen) {
            case ChosenLines.ByFilter(var filter) -> new AskedLines(run, explained, filter, rows);
            case ChosenLines.BySku(var skus) -> {
                var named = skus.stream().map(Sku::value).toList();
                checkWritten(run.id(), named);
                var asked = new AskedLines(run, explained, LineRequest.Filter.NONE, rows);
                asked.add(named);
                yield asked;
            }
        };
    }

    /** The relation {@code chosen}, behind the parameters that every statement about lines takes. */
    private static String chosen(Run run, ChosenLines chosen, AskedLines asked) {
        return LineSql.PARAMETERS
                + switch (chosen) {
                    case ChosenLines.ByFilter _ ->
                        ", chosen (sku) as (select sku from " + LineSql.keys(run, false) + asked.where() + ")\n";
                    case ChosenLines.BySku _ -> ", chosen (sku) as (select unnest(?::text[]))\n";
                };
    }

    private void checkWritten(RunId run, List<String> skus) {
        sql.query(row -> row.getString(1), UNWRITTEN, run.value(), skus).stream()
                .findFirst()
                .ifPresent(sku -> {
                    throw Kind.SKU_NOT_IN_RUN
                            .because("the run is to write no price for it")
                            .with("run", run)
                            .with("sku", sku);
                });
    }
}
