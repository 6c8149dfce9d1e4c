package io.calibr.server.catalog;

/** How a product file's staged lines become products, SKUs, and costs and prices without a date. */
final class ProductMerge {

    private ProductMerge() {}

    /** What the file does not speak of stays: columns it lacks, attributes it does not name. */
    static final String CARRY_OVER = """
            update staged s
               set product_code = case when :hasModel then s.product_code else k.product_code end,
                   category_path = case when :hasCategory then s.category_path else k.category_path end,
                   brand = case when :hasBrand then s.brand else k.brand end,
                   vendor = case when :hasVendor then s.vendor else k.vendor end,
                   tags = case when :hasTags then s.tags else array_to_string(k.tags, ';') end,
                   stock = case when :hasStock then s.stock else k.stock end,
                   map_amount = case when :hasMap then s.map_amount else k.map_amount end,
                   map_currency = case when :hasMap then s.map_currency else k.map_currency end,
                   weekly_sales = case when :hasWeeklySales then s.weekly_sales else k.weekly_sales end,
                   sell_start = case when :hasSellStart then s.sell_start else k.sell_start end,
                   sell_end = case when :hasSellEnd then s.sell_end else k.sell_end end,
                   attributes = (k.attributes - string_to_array(:spoken, ',')) || s.attributes
              from calibr.sku k
             where k.tenant_id = :tenant and k.project_id = :project and k.sku = s.sku and s.refusal is null""";

    static final String PRODUCTS = """
            insert into calibr.product as p (tenant_id, project_id, code, title, created_at, updated_at)
            select :tenant, :project, product_code, min(product_title), :now, :now
              from staged where refusal is null group by product_code
                on conflict (tenant_id, project_id, code) do update
               set title = excluded.title, updated_at = excluded.updated_at
             where :hasModel and p.title <> excluded.title""";

    /** A row just inserted has no xmax: that tells the new SKUs from the changed ones. */
    static final String SKUS = """
            with written as (
              insert into calibr.sku as k (tenant_id, project_id, sku, product_code, title, category_path, brand, vendor,
                     tags, attributes, stock, map_amount, map_currency, weekly_sales, sell_start, sell_end, created_at,
                     updated_at)
              select :tenant, :project, sku, product_code, title, category_path, brand, vendor,
                     coalesce(string_to_array(nullif(tags, ''), ';'), '{}'), attributes, stock, map_amount, map_currency,
                     weekly_sales, sell_start, sell_end, :now, :now
                from staged where refusal is null
                  on conflict (tenant_id, project_id, sku) do update
                 set product_code = excluded.product_code, title = excluded.title, category_path = excluded.category_path,
                     brand = excluded.brand, vendor = excluded.vendor, tags = excluded.tags,
                     attributes = excluded.attributes, stock = excluded.stock, map_amount = excluded.map_amount,
                     map_currency = excluded.map_currency, weekly_sales = excluded.weekly_sales, sell_start = excluded.sell_start,
                     sell_end = excluded.sell_end, updated_at = excluded.updated_at
               where (k.product_code, k.title, k.category_path, k.brand, k.vendor, k.tags, k.attributes, k.stock,
                      k.map_amount, k.map_currency, k.weekly_sales, k.sell_start, k.sell_end)
                     is distinct from
                     (excluded.product_code, excluded.title, excluded.category_path, excluded.brand, excluded.vendor,
                      excluded.tags, excluded.attributes, excluded.stock, excluded.map_amount, excluded.map_currency,
                      excluded.weekly_sales, excluded.sell_start, excluded.sell_end)
              returning k.sku, k.xmax = 0 as fresh)
            update staged s set fate = case when w.fresh then 'imported' else 'updated' end
              from written w where w.sku = s.sku and s.refusal is null""";

    /**
     * As long as nothing is known of the SKUs, each cost and price may be checked against all of them. Another import that is
     * at it is not waited for.
     */
    static final String STATISTICS = "analyze (skip_locked) calibr.sku (tenant_id, project_id, product_code, sku)";

    static final String COSTS = """
            with known as (
              select distinct on (sku) sku, amount, currency from calibr.cost
               where tenant_id = :tenant and project_id = :project and valid_from = timestamptz '-infinity'
               order by sku, recorded_at desc, id desc),
            written as (
              insert into calibr.cost (tenant_id, project_id, id, sku, amount, currency, valid_from, recorded_at)
              select :tenant, :project, s.cost_id, s.sku, s.cost, s.currency, timestamptz '-infinity', :now
                from staged s left join known k using (sku)
               where s.refusal is null and s.cost is not null
                 and (k.amount, k.currency) is distinct from (s.cost, s.currency)
              returning sku)
            update staged s set fate = coalesce(s.fate, 'updated')
              from written w where w.sku = s.sku and s.refusal is null""";

    static final String PRICES = """
            insert into calibr.price (tenant_id, price_list_id, sku, project_id, created_at)
            select :tenant, :list, sku, :project, :now from staged where refusal is null and list_price is not null
                on conflict do nothing""";

    static final String PRICE_VERSIONS = """
            with known as (
              select distinct on (sku) sku, amount from calibr.price_version
               where tenant_id = :tenant and price_list_id = :list and kind = 'LIST'
                 and valid_from = timestamptz '-infinity'
               order by sku, recorded_at desc, id desc),
            written as (
              insert into calibr.price_version (tenant_id, id, price_list_id, sku, kind, amount, currency, valid_from,
                     recorded_at, recorded_by)
              select :tenant, s.price_id, :list, s.sku, 'LIST', s.list_price, s.currency, timestamptz '-infinity', :now, :by
                from staged s left join known k using (sku)
               where s.refusal is null and s.list_price is not null and k.amount is distinct from s.list_price
              returning sku)
            update staged s set fate = coalesce(s.fate, 'updated')
              from written w where w.sku = s.sku and s.refusal is null""";
}
