package io.calibr.copilot.plan;

import java.util.List;

/** The plans that questions come to, with the fields their answers are told from. */
public final class Plans {

    private static final int NAMED = 20;

    private Plans() {}

    /** Why one price is what it is: its last change. */
    public static QueryPlan lastChange(String name) {
        return new QueryPlan(
                Subject.LAST_CHANGE,
                List.of(
                        "sku",
                        "title",
                        "price_list",
                        "currency",
                        "price",
                        "changed_at",
                        "before_price",
                        "after_price",
                        "change_percent",
                        "run_id",
                        "run_kind",
                        "undo_of",
                        "rules",
                        "rules_version",
                        "requested_by",
                        "approved_by"),
                List.of(new Filter("sku", Operator.NAMED, name)),
                null,
                List.of(),
                NAMED);
    }

    /** What one SKU sells for, costs and leaves. */
    public static QueryPlan priceOf(String name) {
        return new QueryPlan(
                Subject.PRICES,
                List.of(
                        "sku",
                        "title",
                        "price_list",
                        "currency",
                        "regular",
                        "price",
                        "cost",
                        "margin",
                        "margin_percent",
                        "on_sale"),
                List.of(new Filter("sku", Operator.NAMED, name)),
                null,
                List.of(),
                NAMED);
    }

    /** What was written in a time, the latest first. */
    public static QueryPlan changes(TimeRange time, List<Filter> filters, int limit) {
        return new QueryPlan(
                Subject.CHANGES,
                List.of(
                        "sku",
                        "title",
                        "category",
                        "price_list",
                        "currency",
                        "before_price",
                        "after_price",
                        "change_percent",
                        "changed_at",
                        "rules",
                        "approved_by",
                        "run_id"),
                filters,
                time,
                List.of(new Sort("changed_at", true)),
                limit);
    }

    /** What sells now, in an order. */
    public static QueryPlan ranking(Sort sort, List<Filter> filters, int limit) {
        return new QueryPlan(
                Subject.PRICES,
                List.of(
                        "sku",
                        "title",
                        "category",
                        "price_list",
                        "currency",
                        "price",
                        "cost",
                        "margin",
                        "margin_percent"),
                filters,
                null,
                List.of(sort),
                limit);
    }
}
