package io.calibr.copilot.sql;

import io.calibr.copilot.plan.Field;
import io.calibr.copilot.plan.FieldType;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PlanCheck;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.SemanticModel;
import io.calibr.copilot.plan.Sort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles plans to one select from one view. */
public final class ViewCompiler implements PlanCompiler {

    private static final int MOST_WORDS = 8;

    private final SemanticModel model;
    private final PlanCheck check;

    public ViewCompiler(SemanticModel model) {
        this.model = model;
        this.check = new PlanCheck(model);
    }

    /** {@link IllegalArgumentException} for a plan that does not pass {@link PlanCheck}. */
    @Override
    public CompiledSql compile(QueryPlan plan, Scope scope) {
        check.problem(plan, scope).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Statement(plan, scope).compiled();
    }

    private final class Statement {

        private final QueryPlan plan;
        private final Scope scope;
        private final List<String> conditions = new ArrayList<>();
        private final List<String> order = new ArrayList<>();
        private final List<Object> binds = new ArrayList<>();
        private final List<Object> orderBinds = new ArrayList<>();

        Statement(QueryPlan plan, Scope scope) {
            this.plan = plan;
            this.scope = scope;
        }

        CompiledSql compiled() {
            var columns = plan.fields().stream().map(this::field).toList();
            condition("tenant_id = ?", scope.tenant().value());
            condition("project_id = ?", scope.project().value());
            plan.filters().forEach(this::filter);
            var time = plan.time();
            if (time != null) {
                condition("changed_at >= ?", time.from());
                condition("changed_at < ?", time.until());
            }
            plan.order().forEach(this::sort);
            order.add("sku");
            order.add("price_list");
            var totals = Totals.of(plan, model, scope);
            var selected = Stream.concat(
                    columns.stream().map(Field::name),
                    totals.entrySet().stream()
                            .map(total ->
                                    total.getValue() + " as " + total.getKey().name()));
            var text = "select " + selected.collect(Collectors.joining(", "))
                    + " from " + plan.subject().view()
                    + " where " + String.join(" and ", conditions)
                    + " order by " + String.join(", ", order)
                    + " limit ?";
            binds.addAll(orderBinds);
            binds.add(plan.limit());
            return new CompiledSql(
                    plan.subject(),
                    text,
                    binds,
                    Stream.concat(columns.stream(), totals.keySet().stream()).toList());
        }

        private Field field(String name) {
            return model.field(plan.subject(), name, scope).orElseThrow();
        }

        private void condition(String sql, Object... values) {
            conditions.add(sql);
            binds.addAll(Arrays.asList(values));
        }

        private void filter(Filter filter) {
            var field = field(filter.field());
            switch (filter.operator()) {
                case IS -> is(field, filter.value());
                case UNDER -> under(filter.value());
                case NAMED -> named(filter.value());
                case AT_LEAST, AT_MOST, ABOVE, BELOW ->
                    condition(field.name() + sign(filter.operator()) + "?", new BigDecimal(filter.value()));
            }
        }

        private void is(Field field, String value) {
            if (field.type() == FieldType.FLAG) {
                condition(field.name() + " = ?", Boolean.valueOf(value));
            } else {
                condition("lower(" + field.name() + ") = lower(?)", value);
            }
        }

        /** Any part of the path, in the singular or the plural. */
        private void under(String category) {
            var one = category.strip().replaceAll("(?i)(?<=..)s$", "");
            condition(
                    "(? || category || ? ilike ? or ? || category || ? ilike ?)",
                    SEPARATOR,
                    SEPARATOR,
                    contained(SEPARATOR + one + SEPARATOR),
                    SEPARATOR,
                    SEPARATOR,
                    contained(SEPARATOR + one + "s" + SEPARATOR));
        }

        /** The exact code first, then the exact title. */
        private void named(String name) {
            var words = Arrays.stream(name.split("[\\s,]+", -1))
                    .filter(word -> !word.isEmpty())
                    .limit(MOST_WORDS)
                    .toList();
            var values = new ArrayList<Object>();
            values.add(name);
            words.forEach(word -> values.add(contained(word)));
            var all = words.stream().map(word -> "title ilike ?").collect(Collectors.joining(" and "));
            condition("(lower(sku) = lower(?) or (" + all + "))", values.toArray());
            order.add("lower(sku) = lower(?) desc");
            order.add("lower(title) = lower(?) desc");
            orderBinds.add(name);
            orderBinds.add(name);
        }

        private void sort(Sort sort) {
            var name = field(sort.field()).name();
            conditions.add(name + " is not null");
            order.add(name + (sort.descending() ? " desc" : " asc"));
        }
    }

    private static final String SEPARATOR = " > ";

    private static String sign(Operator operator) {
        return switch (operator) {
            case AT_LEAST -> " >= ";
            case AT_MOST -> " <= ";
            case ABOVE -> " > ";
            case BELOW -> " < ";
            case IS, UNDER, NAMED -> throw new IllegalArgumentException("compares no numbers: " + operator);
        };
    }

    private static String contained(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
