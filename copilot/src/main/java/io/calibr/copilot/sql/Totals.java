package io.calibr.copilot.sql;

import io.calibr.copilot.plan.Field;
import io.calibr.copilot.plan.FieldType;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.SemanticModel;
import io.calibr.copilot.plan.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is true of everything a statement finds, though it reads only some rows of it: how many changes and which way they
 * went, and between which currencies and lists an order by money runs. Every row has them; no answer shows them as columns.
 */
public final class Totals {

    private static final Field FOUND = new Field("found", "Found", FieldType.COUNT);
    private static final Field RISES = new Field("rises", "Up", FieldType.COUNT);
    private static final Field FALLS = new Field("falls", "Down", FieldType.COUNT);
    private static final Field FIRST_CURRENCY = new Field("first_currency", "First currency", FieldType.TEXT);
    private static final Field LAST_CURRENCY = new Field("last_currency", "Last currency", FieldType.TEXT);
    private static final Field FIRST_LIST = new Field("first_list", "First price list", FieldType.TEXT);
    private static final Field LAST_LIST = new Field("last_list", "Last price list", FieldType.TEXT);
    private static final Set<Field> ALL =
            Set.of(FOUND, RISES, FALLS, FIRST_CURRENCY, LAST_CURRENCY, FIRST_LIST, LAST_LIST);

    private Totals() {}

    /** Those a plan's answer needs, each with the expression it is computed by. */
    static Map<Field, String> of(QueryPlan plan, SemanticModel model, Scope scope) {
        var known = model.fields(plan.subject(), scope).stream().collect(Collectors.toMap(Field::name, Field::type));
        var totals = new LinkedHashMap<Field, String>();
        if (plan.subject() == Subject.CHANGES) {
            totals.put(FOUND, "count(*) over ()");
            if (known.containsKey("difference")) {
                totals.put(RISES, "count(*) filter (where difference > 0) over ()");
                totals.put(FALLS, "count(*) filter (where difference < 0) over ()");
            }
        }
        var byMoney = plan.order().stream().anyMatch(sort -> known.get(sort.field()) == FieldType.MONEY);
        if (byMoney && known.keySet().containsAll(List.of("currency", "price_list"))) {
            totals.put(FIRST_CURRENCY, "min(currency) over ()");
            totals.put(LAST_CURRENCY, "max(currency) over ()");
            totals.put(FIRST_LIST, "min(price_list) over ()");
            totals.put(LAST_LIST, "max(price_list) over ()");
        }
        return totals;
    }

    /** How many rows there are, read or not; empty where nobody counted. */
    public static Optional<Long> found(ResultTable table) {
        return value(table, FOUND, Long.class);
    }

    public static Optional<Long> rises(ResultTable table) {
        return value(table, RISES, Long.class);
    }

    public static Optional<Long> falls(ResultTable table) {
        return value(table, FALLS, Long.class);
    }

    /** The first and the last by name; one where there is no other, none where no order is by money. */
    public static List<String> currencies(ResultTable table) {
        return ends(table, FIRST_CURRENCY, LAST_CURRENCY);
    }

    /** The first and the last price list by name. */
    public static List<String> lists(ResultTable table) {
        return ends(table, FIRST_LIST, LAST_LIST);
    }

    /** The table without them. */
    public static ResultTable without(ResultTable table) {
        return table.only(column -> !ALL.contains(column));
    }

    private static List<String> ends(ResultTable table, Field first, Field last) {
        return Stream.of(first, last)
                .map(field -> value(table, field, String.class))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static <T> Optional<T> value(ResultTable table, Field field, Class<T> type) {
        return table.rows().stream().findFirst().flatMap(row -> table.value(row, field.name(), type));
    }
}
