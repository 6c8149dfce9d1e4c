package io.calibr.server.catalog;

/** The one question about prices, asked for a page, for a single SKU and for a whole run. */
final class CatalogueSql {

    private CatalogueSql() {}

    /**
     * A list that has no regular price of its own for the SKU takes those of the list it is based on. What would be more than
     * any price is none.
     */
    private static final String VERSIONS = """
            select distinct on (v.kind, v.valid_from) v.id, v.kind, v.amount, v.compare_at, v.valid_from, v.valid_to, v.recorded_at
              from (select o.id, o.kind, o.amount, o.compare_at, o.valid_from, o.valid_to, o.recorded_at
                      from calibr.price_version o
                     where o.tenant_id = k.tenant_id and o.price_list_id = :list and o.sku = k.sku
                     union all
                    select b.id, b.kind, cast(case when round(b.amount * cast(:factor as numeric)) <= 1e15
                                                   then round(b.amount * cast(:factor as numeric)) end as bigint), null,
                           b.valid_from, b.valid_to, b.recorded_at
                      from calibr.price_version b
                     where b.tenant_id = k.tenant_id and b.price_list_id = :base and b.sku = k.sku and b.kind = 'LIST'
                       and not exists (select from calibr.price_version o
                                        where o.tenant_id = k.tenant_id and o.price_list_id = :list and o.sku = k.sku
                                          and o.kind = 'LIST')) v
             order by v.kind, v.valid_from, v.recorded_at desc, v.id desc""";

    private static final String VALID = """
            valid_from <= :at and (valid_to is null or valid_to > :at)""";

    /** The catalogue's undated price only counts where no dated one does. */
    private static final String LATEST_FIRST = """
            valid_from = timestamptz '-infinity', recorded_at desc, valid_from desc, id desc""";

    static final String ON_SALE = """
            (p.status = 'ACTIVE' and (k.sell_start is null or k.sell_start <= :at)
              and (k.sell_end is null or k.sell_end > :at))""";

    static final String COLUMNS = """
            k.sku, k.title, k.category_path, k.brand, k.vendor, p.status,
            array_to_string(k.tags, ';') as tags, cast(k.attributes as text) as attributes,
            k.stock, k.weekly_sales, case when k.map_currency = :currency then k.map_amount end as map,
            (select string_agg(cast(c.amount as text), ';' order by c.amount) from calibr.competitor_price c
              where c.tenant_id = k.tenant_id and c.project_id = k.project_id and c.sku = k.sku
                and c.currency = :currency and c.seen_at <= :at) as offers,
            k.sell_start, k.sell_end, {onSale} as on_sale, regular.amount as regular, selling.amount as selling, selling.compare_at,
            cost.amount as cost, live.price as live, live.compare_at as live_compare_at,
            history.last_change, coalesce(history.changes_today, 0) as changes_today""".replace("{onSale}", ON_SALE);

    /** What the SKU sells for: the latest word on its price, the merchant's or a run's. */
    static final String SELLING = asked("""
              left join lateral (
                    select amount, compare_at from ({versions}) v where {valid} order by {latestFirst} limit 1) selling on true
            """);

    static final String COST = asked("""
              left join lateral (
                    select amount from (
                      select distinct on (c.valid_from) c.id, c.amount, c.valid_from, c.valid_to, c.recorded_at
                        from calibr.cost c
                       where c.tenant_id = k.tenant_id and c.project_id = k.project_id and c.sku = k.sku
                         and c.currency = :currency
                       order by c.valid_from, c.recorded_at desc, c.id desc) c
                     where {valid} order by {latestFirst} limit 1) cost on true
            """);

    /**
     * Each table is asked for one SKU at a time through its key. Where it is left to the planner to join the products, it
     * reads all of them for each SKU as long as there are no statistics, which is so right after an import.
     */
    static final String JOINS = asked("""
              join lateral (
                    select status from calibr.product
                     where tenant_id = k.tenant_id and project_id = k.project_id and code = k.product_code limit 1) p on true
              left join lateral (
                    select amount from ({versions}) v where kind = 'LIST' and {valid} order by {latestFirst} limit 1) regular on true
            """) + SELLING + """
              left join lateral (
                    select max(valid_from) as last_change,
                           count(*) filter (where valid_from >= :day) as changes_today
                      from calibr.price_version v
                     where v.tenant_id = k.tenant_id and v.price_list_id = :list and v.sku = k.sku and v.kind = 'RUN'
                       and valid_from <= :at) history on true
            """ + COST + """
              left join lateral (
                    select l.price, l.compare_at from calibr.live_price l
                     where l.tenant_id = k.tenant_id and l.connection_id = :connection and l.sku = k.sku
                       and l.currency = :currency
                     order by l.channel_ref limit 1) live on true
            """;

    static final String OF_PROJECT = " where k.tenant_id = :tenant and k.project_id = :project";

    private static final String SELECT = "select " + COLUMNS + "\n  from calibr.sku k\n" + JOINS + OF_PROJECT;

    static final String ONE = SELECT + " and k.sku = :sku";

    static final String SEVERAL = SELECT + " and k.sku in (:skus)";

    /** What a run prices: on sale, with a price on the list. */
    static final String FOR_SALE = SELECT + " and " + ON_SALE + " and regular.amount is not null order by k.sku";

    static final String HISTORY = """
            select v.id, v.kind, v.amount, v.compare_at, nullif(v.valid_from, timestamptz '-infinity') as valid_from,
                   v.valid_to, v.recorded_at, v.run_id, v.source
              from calibr.price_version v
             where v.tenant_id = :tenant and v.price_list_id = :list and v.sku = :sku
               and (cast(:before as uuid) is null or (v.recorded_at, v.valid_from, v.id) < (
                    select b.recorded_at, b.valid_from, b.id from calibr.price_version b
                     where b.tenant_id = :tenant and b.price_list_id = :list and b.sku = :sku
                       and b.id = cast(:before as uuid)))
             order by v.recorded_at desc, v.valid_from desc, v.id desc limit :limit""";

    private static String asked(String join) {
        return join.replace("{versions}", VERSIONS).replace("{valid}", VALID).replace("{latestFirst}", LATEST_FIRST);
    }
}
