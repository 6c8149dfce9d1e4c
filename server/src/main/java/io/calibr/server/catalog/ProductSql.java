package io.calibr.server.catalog;

/** The SQL of products, each with its variants as one. */
final class ProductSql {

    private ProductSql() {}

    /** Which products first, then what their variants come to. */
    private static final String PAGE = """
            with shown as materialized (
              select distinct k.product_code as code from calibr.sku k{where} order by 1 limit :limit offset :offset),
            variant as (
              select p.code, p.title, k.category_path, k.stock, selling.amount,
                     case when not {onSale} then 'OFF' when {pending} then 'PENDING' when {held} then 'HELD' else 'LIVE' end
                       as status
                from shown
                join calibr.product p on p.tenant_id = :tenant and p.project_id = :project and p.code = shown.code
                join calibr.sku k on k.tenant_id = :tenant and k.project_id = :project and k.product_code = shown.code
                {selling})
            select code, title, min(category_path) as category_path, count(*) as skus, cast(sum(stock) as bigint) as stock,
                   min(amount) as lowest, max(amount) as highest,
                   case when bool_or(status = 'PENDING') then 'PENDING' when bool_or(status = 'HELD') then 'HELD'
                        when bool_or(status = 'LIVE') then 'LIVE' else 'OFF' end as status
              from variant group by code, title order by code""".replace("{onSale}", CatalogueSql.ON_SALE)
            .replace("{pending}", CatalogueListSql.PENDING)
            .replace("{held}", CatalogueListSql.HELD)
            .replace("{selling}", CatalogueSql.SELLING);

    /** Every category that SKUs are in and every one above these. */
    static final String CATEGORIES = """
            select array_to_string(trim_array(c.parts, cardinality(c.parts) - depth), ' > ') as path,
                   cast(sum(c.skus) as bigint) as skus
              from (select string_to_array(k.category_path, ' > ') as parts, count(*) as skus
                      from calibr.sku k
                     where k.tenant_id = :tenant and k.project_id = :project and k.category_path is not null
                     group by k.category_path) c
             cross join lateral generate_series(1, cardinality(c.parts)) as depth
             group by 1 order by 1""";

    static String page(CatalogueFilter filter) {
        return PAGE.replace("{where}", where(filter));
    }

    static String count(CatalogueFilter filter) {
        return "select count(distinct k.product_code) from calibr.sku k" + where(filter);
    }

    private static String where(CatalogueFilter filter) {
        return CatalogueSql.OF_PROJECT + CatalogueListSql.conditions(filter);
    }
}
