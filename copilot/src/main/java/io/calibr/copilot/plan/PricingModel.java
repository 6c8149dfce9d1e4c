package io.calibr.copilot.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of the views, less those that are hidden from a role. */
public final class PricingModel implements SemanticModel {

    private static final List<Field> GOODS = List.of(
            new Field("sku", "SKU", FieldType.TEXT),
            new Field("title", "Title", FieldType.TEXT),
            new Field("category", "Category", FieldType.TEXT),
            new Field("price_list", "Price list", FieldType.TEXT),
            new Field("currency", "Currency", FieldType.TEXT));
    private static final List<Field> PRICE = List.of(
            new Field("on_sale", "On sale", FieldType.FLAG),
            new Field("regular", "Regular price", FieldType.MONEY),
            new Field("price", "Price", FieldType.MONEY),
            new Field("cost", "Cost", FieldType.MONEY),
            new Field("margin", "Margin", FieldType.MONEY),
            new Field("margin_percent", "Margin %", FieldType.PERCENT));
    private static final List<Field> STOCK = List.of(new Field("stock", "Stock", FieldType.COUNT));
    private static final List<Field> CHANGE = List.of(
            new Field("changed_at", "Changed", FieldType.INSTANT),
            new Field("before_price", "Before", FieldType.MONEY),
            new Field("after_price", "After", FieldType.MONEY),
            new Field("difference", "Difference", FieldType.MONEY),
            new Field("change_percent", "Change %", FieldType.PERCENT),
            new Field("run_id", "Run", FieldType.ID),
            new Field("run_kind", "Kind of run", FieldType.TEXT),
            new Field("undo_of", "Run undone", FieldType.ID),
            new Field("rules", "Rules", FieldType.TEXT),
            new Field("rules_version", "Version", FieldType.COUNT),
            new Field("requested_by", "Requested by", FieldType.TEXT),
            new Field("approved_by", "Approved by", FieldType.TEXT));

    private final Map<Role, Set<String>> hidden;

    private PricingModel(Map<Role, Set<String>> hidden) {
        this.hidden = Map.copyOf(hidden);
    }

    /** Everything to everybody in the project, as in the rest of the API. */
    public static PricingModel open() {
        return new PricingModel(Map.of());
    }

    /** Without these fields, by name, for these roles. */
    public static PricingModel hiding(Map<Role, Set<String>> hidden) {
        return new PricingModel(hidden);
    }

    @Override
    public List<Field> fields(Subject subject, Scope scope) {
        var without = hidden.getOrDefault(scope.role(), Set.of());
        return all(subject).filter(field -> !without.contains(field.name())).toList();
    }

    private static Stream<Field> all(Subject subject) {
        var parts = switch (subject) {
            case PRICES -> Stream.of(GOODS, PRICE, STOCK);
            case CHANGES -> Stream.of(GOODS, CHANGE);
            case LAST_CHANGE -> Stream.of(GOODS, PRICE, CHANGE);
        };
        return parts.flatMap(List::stream);
    }
}
