package io.calibr.server.catalog;

/** How the staged lines of a price or cost history become dated versions. A correction is a later version. */
final class DatedMerge {

    private DatedMerge() {}

    static final String UNKNOWN_SKU = """
            update staged s set refusal_column = 'sku', refusal = 'the catalogue has no such SKU'
             where not exists (select from calibr.sku k
                                where k.tenant_id = :tenant and k.project_id = :project and k.sku = s.sku)""";

    static final String REPEATED = """
            update staged s
               set refusal_column = 'valid_from', refusal = 'the same SKU and day as in line ' || d.first_line
              from (select line, min(line) over (partition by sku, valid_from) as first_line from staged) d
             where d.line = s.line and d.first_line < s.line and s.refusal is null""";

    /** An open end only lasts until the next version; an end that is written down must not lie inside the next one. */
    static final String OVERLAPPING = """
            update staged s
               set refusal_column = 'valid_from', refusal = 'begins before the period of line ' || d.line_before || ' ends'
              from (select line, lag(line) over earlier as line_before, valid_from,
                           lag(valid_to) over earlier as end_before
                      from staged where refusal is null
                    window earlier as (partition by sku order by valid_from)) d
             where d.line = s.line and d.end_before > d.valid_from""";

    static final String PRICES = """
            insert into calibr.price (tenant_id, price_list_id, sku, project_id, created_at)
            select distinct cast(:tenant as uuid), cast(:list as uuid), sku, cast(:project as uuid), cast(:now as timestamptz)
              from staged where refusal is null
                on conflict do nothing""";

    static final String PRICE_VERSIONS = """
            with known as (
              select distinct on (sku, valid_from) sku, valid_from, valid_to, amount from calibr.price_version
               where tenant_id = :tenant and price_list_id = :list and kind = 'LIST'
               order by sku, valid_from, recorded_at desc, id desc),
            written as (
              insert into calibr.price_version (tenant_id, id, price_list_id, sku, kind, amount, currency, valid_from,
                     valid_to, recorded_at, recorded_by)
              select :tenant, s.id, :list, s.sku, 'LIST', s.amount, s.currency, s.valid_from, s.valid_to, :now, :by
                from staged s left join known k using (sku, valid_from)
               where s.refusal is null and (k.amount, k.valid_to) is distinct from (s.amount, s.valid_to)
              returning id)
            update staged s
               set fate = case when exists (select from known k where k.sku = s.sku and k.valid_from = s.valid_from)
                               then 'updated' else 'imported' end
              from written w where w.id = s.id""";

    static final String COSTS = """
            with known as (
              select distinct on (sku, valid_from) sku, valid_from, valid_to, amount, currency from calibr.cost
               where tenant_id = :tenant and project_id = :project
               order by sku, valid_from, recorded_at desc, id desc),
            written as (
              insert into calibr.cost (tenant_id, project_id, id, sku, amount, currency, valid_from, valid_to, recorded_at)
              select :tenant, :project, s.id, s.sku, s.amount, s.currency, s.valid_from, s.valid_to, :now
                from staged s left join known k using (sku, valid_from)
               where s.refusal is null
                 and (k.amount, k.valid_to, k.currency) is distinct from (s.amount, s.valid_to, s.currency)
              returning id)
            update staged s
               set fate = case when exists (select from known k where k.sku = s.sku and k.valid_from = s.valid_from)
                               then 'updated' else 'imported' end
              from written w where w.id = s.id""";
}
