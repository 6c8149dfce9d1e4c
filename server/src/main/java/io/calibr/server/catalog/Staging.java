package io.calibr.server.catalog;

import java.util.List;

/**
 * The SQL of one kind of import: a temporary table that the good lines are copied into, what only the database can find
 * wrong with them, and how they are merged. Every statement handles all rows at once.
 *
 * @param create the staging table {@code staged}; it goes with the transaction
 * @param columns in the order of the {@link StagedRow}s
 * @param checks each marks lines as refused
 * @param merges each notes in {@code fate} which lines it wrote
 */
record Staging(String create, String columns, List<String> checks, List<String> merges) {

    /** Where an amount is valid from when nobody said since when: always, and behind every dated one. */
    static final String ALWAYS = "timestamptz '-infinity'";

    private static final String ON_COMMIT = """
            , refusal_column text, refusal text, fate text) on commit drop""";

    private static final String REPEATED_SKU = """
            update staged s set refusal_column = 'sku', refusal = 'the same SKU as in line ' || d.first_line
              from (select line, min(line) over (partition by sku) as first_line from staged) d
             where d.line = s.line and d.first_line < s.line""";

    static final Staging PRODUCTS = new Staging(
            """
            create temporary table staged (
              line bigint, sku text, product_code text, product_title text, title text, category_path text, brand text,
              vendor text, tags text, attributes jsonb, stock bigint, sell_start timestamptz, sell_end timestamptz,
              cost bigint, list_price bigint, currency char(3), cost_id uuid, price_id uuid,
              map_amount bigint, map_currency char(3), weekly_sales numeric""" + ON_COMMIT,
            "line, sku, product_code, product_title, title, category_path, brand, vendor, tags, attributes, stock,"
                    + " sell_start, sell_end, cost, list_price, currency, cost_id, price_id,"
                    + " map_amount, map_currency, weekly_sales",
            List.of(REPEATED_SKU),
            List.of(
                    ProductMerge.CARRY_OVER,
                    ProductMerge.PRODUCTS,
                    ProductMerge.SKUS,
                    ProductMerge.STATISTICS,
                    ProductMerge.COSTS,
                    ProductMerge.PRICES,
                    ProductMerge.PRICE_VERSIONS));

    static final Staging PRICES = dated(List.of(DatedMerge.PRICES, DatedMerge.PRICE_VERSIONS));

    static final Staging COSTS = dated(List.of(DatedMerge.COSTS));

    static final Staging COMPETITORS = new Staging(
            """
            create temporary table staged (
              line bigint, sku text, competitor text, amount bigint, currency char(3), seen_at timestamptz""" + ON_COMMIT,
            "line, sku, competitor, amount, currency, seen_at",
            List.of(DatedMerge.UNKNOWN_SKU, CompetitorRows.REPEATED),
            List.of(CompetitorRows.MERGE));

    private static Staging dated(List<String> merges) {
        return new Staging(
                """
                create temporary table staged (
                  line bigint, sku text, valid_from timestamptz, valid_to timestamptz, amount bigint, currency char(3),
                  id uuid""" + ON_COMMIT,
                "line, sku, valid_from, valid_to, amount, currency, id",
                List.of(DatedMerge.UNKNOWN_SKU, DatedMerge.REPEATED, DatedMerge.OVERLAPPING),
                merges);
    }

    static Staging of(ImportKind kind) {
        return switch (kind) {
            case PRODUCTS -> PRODUCTS;
            case PRICES -> PRICES;
            case COSTS -> COSTS;
            case COMPETITORS -> COMPETITORS;
        };
    }

    String copy() {
        return "copy staged (" + columns + ") from stdin";
    }
}
