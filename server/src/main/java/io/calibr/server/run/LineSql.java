package io.calibr.server.run;

/**
 * A run's lines as one relation, whether it priced them or puts them back. Takes three parameters: the tenant, the run, and
 * the run that explains its SKUs (itself, or the one that was undone), in front of everything else.
 */
final class LineSql {

    /** The beginning of each statement that reads lines; inlined, so that what it asks for is planned for. */
    static final String PARAMETERS = """
            with p as not materialized (select ?::uuid as tenant, ?::uuid as run, ?::uuid as explained)
            """;

    /** The run itself, or what an UNDO run, perhaps of another one, undoes in the end. */
    static final String EXPLAINED = """
            with recursive undone (id, undo_of) as (
                   select r.id, r.undo_of
                     from (select ?::uuid as tenant, ?::uuid as run) as p
                     join run r on r.tenant_id = p.tenant and r.id = p.run
                    union all
                   select r.id, r.undo_of from undone u join run r on r.tenant_id = ? and r.id = u.undo_of)
            select id from undone where undo_of is null""";

    private static final String PRICED = """
            select e.sku, e.outcome, e.live as before, e.price as after, (e.steps ->> 'wanted')::bigint as wanted, e.cost,
                   e.acting_table, e.acting_row, e.facts, e.steps, e.facts ->> 'currency' as currency,
                   t.id as target, t.state, t.applied_at, t.error_code, t.error_message
              from p
              join explanation e on e.tenant_id = p.tenant and e.run_id = p.explained
              left join lateral (
                    select * from target where tenant_id = p.tenant and run_id = p.run and sku = e.sku limit 1) t on true""";

    /**
     * Lines that were chosen before. Each is asked for through its key: left to the planner, whole runs are joined as long as
     * there are no statistics of them, which is so right after a dry run.
     */
    private static final String CHOSEN = """
              from page
             cross join p
              left join lateral (
                    select * from explanation
                     where tenant_id = p.tenant and run_id = p.explained and sku = page.chosen limit 1) e on true
              left join lateral (
                    select * from target where tenant_id = p.tenant and run_id = p.run and sku = page.chosen limit 1) t on true""";

    /** What lines are chosen by, without what is only shown: a large run is not carried through a sort. */
    private static final String PRICED_KEYS = """
            select e.sku, e.outcome, e.live as before, e.price as after, e.cost, e.acting_table, e.acting_row, e.facts
              from p
              join explanation e on e.tenant_id = p.tenant and e.run_id = p.explained""";

    /**
     * Lines by what became of them, which only targets tell: their explanations are asked for through their key, which is cheap
     * whatever the planner knows, and the other way round may not be.
     */
    private static final String TARGET_KEYS = """
            select t.sku, e.outcome, e.live as before, e.price as after, e.cost, e.acting_table, e.acting_row, e.facts, t.state
              from p
              join target t on t.tenant_id = p.tenant and t.run_id = p.run
             cross join lateral (
                    select * from explanation
                     where tenant_id = p.tenant and run_id = p.explained and sku = t.sku limit 1) e""";

    private static final String PUT_BACK = """
            select t.sku, null::text as outcome, t.before_price as before, t.after_price as after, null::bigint as wanted, e.cost,
                   null::integer as acting_table, null::integer as acting_row, e.facts, null::jsonb as steps, t.currency,
                   t.id as target, t.state, t.applied_at, t.error_code, t.error_message
              from p
              join target t on t.tenant_id = p.tenant and t.run_id = p.run
              left join lateral (
                    select * from explanation
                     where tenant_id = p.tenant and run_id = p.explained and sku = t.sku limit 1) e on true""";

    /** Lines that change what is shown: the price, or what is announced beside it; written unless somebody excluded them. */
    private static final String PRICED_CHANGES = """
            select e.sku, e.live as before, e.price as after, e.cost, e.acting_table, e.acting_row, e.facts,
                   e.facts ->> 'currency' as currency, x.id is null as written
              from p
              join explanation e on e.tenant_id = p.tenant and e.run_id = p.explained and e.run_id = p.run
              left join target x on x.tenant_id = p.tenant and x.run_id = p.run and x.sku = e.sku
                    and x.state = 'EXCLUDED' and x.error_code = 'EXCLUDED'
             where e.outcome = 'PRICED'""";

    private static final String PUT_BACK_CHANGES = PUT_BACK.replace(
                    "\n  from p\n",
                    ", (t.state, t.error_code) is distinct from ('EXCLUDED', 'EXCLUDED') as written\n  from p\n")
            + " where (t.before_price, t.before_compare_at) is distinct from (t.after_price, t.after_compare_at)";

    private LineSql() {}

    /** @param byTarget whether the state of targets is asked for */
    static String keys(Run run, boolean byTarget) {
        return "(" + (run.putsBack() ? PUT_BACK : byTarget ? TARGET_KEYS : PRICED_KEYS) + ") as l";
    }

    /** The lines of the relation {@code page}. */
    static String chosen(Run run) {
        var lines = run.putsBack() ? PUT_BACK : PRICED;
        return "(" + lines.substring(0, lines.indexOf("  from p\n")) + CHOSEN + ") as l";
    }

    static String changes(Run run) {
        return "(" + (run.putsBack() ? PUT_BACK_CHANGES : PRICED_CHANGES) + ") as l";
    }
}
