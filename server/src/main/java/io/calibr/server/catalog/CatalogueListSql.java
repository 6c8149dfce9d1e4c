package io.calibr.server.catalog;

import java.util.ArrayList;

/**
 * The SQL of lists of the catalogue. A page is found first, with no more than its filter and its order need, and only its
 * SKUs are then asked for prices: the cost of a page does not depend on where it lies.
 */
final class CatalogueListSql {

    private CatalogueListSql() {}

    /** Nobody has refused it and it is not written: the run may still do so. */
    private static final String OPEN_PROPOSAL = """
            from calibr.price_change c
                      join calibr.run r on r.tenant_id = c.tenant_id and r.id = c.run_id
                     where c.tenant_id = k.tenant_id and c.project_id = k.project_id and c.price_list_id = :list
                       and c.sku = k.sku and c.state in ('PENDING', 'APPROVED')
                       and r.state in ('PREVIEW', 'APPROVED', 'QUEUED', 'APPLYING', 'PAUSED', 'HALTED')""";

    static final String HELD = """
            exists (
                    select from calibr.explanation e
                     where e.tenant_id = k.tenant_id and e.sku = k.sku and e.outcome = 'HELD'
                       and e.run_id = (
                           select id from calibr.run
                            where tenant_id = :tenant and project_id = :project and price_list_id = :list and kind = 'PRICE'
                            order by id desc limit 1))""";

    /** The same as {@link CatalogueSql#ON_SALE}, where the product is not at hand. */
    private static final String ON_SALE = """
            ((k.sell_start is null or k.sell_start <= :at) and (k.sell_end is null or k.sell_end > :at)
              and not exists (select from calibr.product p
                               where p.tenant_id = k.tenant_id and p.project_id = k.project_id and p.code = k.product_code
                                 and p.status <> 'ACTIVE'))""";

    static final String PENDING = "exists (select " + OPEN_PROPOSAL + ")";

    private static final String SELECT = ("select " + CatalogueSql.COLUMNS + """
            ,
                   k.product_code, proposal.id as proposal, proposal.run_id as proposing_run, proposal.state as proposal_state,
                   proposal.after_price, proposal.after_compare_at,
                   case when not {onSale} then 'OFF' when proposal.id is not null then 'PENDING'
                        when {held} then 'HELD' else 'LIVE' end as sku_status
            """)
            .replace("{onSale}", CatalogueSql.ON_SALE)
            .replace("{held}", HELD);

    private static final String JOINS = CatalogueSql.JOINS + """
              left join lateral (
                    select c.id, c.run_id, c.state, c.after_price, c.after_compare_at
                      {open} order by c.id desc limit 1) proposal on true
            """.replace("{open}", OPEN_PROPOSAL);

    static final String ONE = SELECT + "  from calibr.sku k\n" + JOINS + CatalogueSql.OF_PROJECT + " and k.sku = :sku";

    static String count(CatalogueFilter filter) {
        return "select count(*) from calibr.sku k" + CatalogueSql.OF_PROJECT + conditions(filter);
    }

    /** A page; {@code :after} only where it is a next one. */
    static String page(CatalogueFilter filter, CataloguePage page) {
        return "with shown as materialized (\nselect k.sku, " + key(page.sort()) + " as key from calibr.sku k\n"
                + joins(page.sort()) + CatalogueSql.OF_PROJECT + conditions(filter)
                + (page.after().isPresent() ? " and k.sku > :after" : "")
                + " order by " + order(page.sort(), key(page.sort())) + " limit :limit offset :offset)\n"
                + SELECT
                + "  from shown join calibr.sku k on k.tenant_id = :tenant and k.project_id = :project and k.sku = shown.sku\n"
                + JOINS + " order by " + order(page.sort(), "shown.key");
    }

    /** All of them, to be read through a cursor. */
    static String all(CatalogueFilter filter, CatalogueSort sort) {
        return SELECT + "  from calibr.sku k\n" + JOINS + CatalogueSql.OF_PROJECT + conditions(filter) + " order by "
                + order(sort, key(sort));
    }

    static String conditions(CatalogueFilter filter) {
        var conditions = new ArrayList<String>();
        if (!filter.text().isEmpty()) {
            conditions.add("(k.sku ilike :pattern or k.title ilike :pattern)");
        }
        if (!filter.category().isEmpty()) {
            conditions.add("(k.category_path = :category or starts_with(k.category_path, :category || ' > '))");
        }
        if (!filter.product().isEmpty()) {
            conditions.add("k.product_code = :product");
        }
        if (filter.onSaleOnly()) {
            conditions.add(ON_SALE);
        }
        filter.status().map(CatalogueListSql::condition).ifPresent(conditions::add);
        return conditions.isEmpty() ? "" : "\n and " + String.join("\n and ", conditions);
    }

    private static String condition(SkuStatus status) {
        return switch (status) {
            case OFF -> "not " + ON_SALE;
            case PENDING -> ON_SALE + " and " + PENDING;
            case HELD -> ON_SALE + " and not " + PENDING + " and " + HELD;
            case LIVE -> ON_SALE + " and not " + PENDING + " and not " + HELD;
        };
    }

    private static String key(CatalogueSort sort) {
        return switch (sort.key()) {
            case SKU -> "k.sku";
            case TITLE -> "lower(k.title)";
            case CATEGORY -> "lower(k.category_path)";
            case COST -> "cost.amount";
            case PRICE -> "selling.amount";
            case MARGIN -> "1 - cast(cost.amount as float8) / nullif(selling.amount, 0)";
            case STOCK -> "k.stock";
        };
    }

    private static String joins(CatalogueSort sort) {
        return switch (sort.key()) {
            case SKU, TITLE, CATEGORY, STOCK -> "";
            case COST -> CatalogueSql.COST;
            case PRICE -> CatalogueSql.SELLING;
            case MARGIN -> CatalogueSql.SELLING + CatalogueSql.COST;
        };
    }

    private static String order(CatalogueSort sort, String key) {
        var direction = sort.descending() ? " desc" : "";
        return sort.key() == CatalogueSort.Key.SKU ? "k.sku" + direction : key + direction + " nulls last, k.sku";
    }
}
