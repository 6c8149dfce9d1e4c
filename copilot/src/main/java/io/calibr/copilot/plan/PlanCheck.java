package io.calibr.copilot.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a plan may be compiled. It trusts neither planner: every name, value and bound is looked at. */
public final class PlanCheck {

    private static final int MOST_FIELDS = 24;
    private static final int MOST_FILTERS = 8;
    private static final int MOST_SORTS = 3;
    private static final int LONGEST_VALUE = 200;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,13}(?:\\.[0-9]{1,4})?");

    private final SemanticModel model;

    public PlanCheck(SemanticModel model) {
        this.model = model;
    }

    /** What is wrong with the plan; empty for nothing. */
    public Optional<String> problem(QueryPlan plan, Scope scope) {
        return shape(plan)
                .or(() -> names(plan, scope))
                .or(() -> plan.filters().stream()
                        .flatMap(filter -> problem(filter, plan.subject(), scope).stream())
                        .findFirst());
    }

    private static Optional<String> shape(QueryPlan plan) {
        if (plan.fields().isEmpty() || plan.fields().size() > MOST_FIELDS) {
            return Optional.of("a plan shows 1 to " + MOST_FIELDS + " fields");
        }
        if (new HashSet<>(plan.fields()).size() < plan.fields().size()) {
            return Optional.of("a plan shows a field once");
        }
        if (plan.filters().size() > MOST_FILTERS || plan.order().size() > MOST_SORTS) {
            return Optional.of("a plan has at most " + MOST_FILTERS + " filters and " + MOST_SORTS + " orders");
        }
        if (plan.limit() < 1 || plan.limit() > QueryPlan.MOST) {
            return Optional.of("a plan reads 1 to " + QueryPlan.MOST + " rows");
        }
        return time(plan.time(), plan.subject());
    }

    private static Optional<String> time(@Nullable TimeRange time, Subject subject) {
        if (time == null) {
            return Optional.empty();
        }
        if (subject == Subject.PRICES) {
            return Optional.of("prices of now have no time of a change");
        }
        return time.isKnown() ? Optional.empty() : Optional.of("a time lies between 1970 and 2100");
    }

    private Optional<String> names(QueryPlan plan, Scope scope) {
        return Stream.of(
                        plan.fields(),
                        plan.filters().stream().map(Filter::field).toList(),
                        plan.order().stream().map(Sort::field).toList())
                .flatMap(List::stream)
                .filter(name -> model.field(plan.subject(), name, scope).isEmpty())
                .findFirst()
                .map(name -> "there is no field '" + name + "' for this role");
    }

    private Optional<String> problem(Filter filter, Subject subject, Scope scope) {
        var type = model.field(subject, filter.field(), scope).orElseThrow().type();
        if (filter.value().isBlank() || filter.value().length() > LONGEST_VALUE) {
            return Optional.of("a value has 1 to " + LONGEST_VALUE + " characters");
        }
        if (filter.value().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("a value has no control characters");
        }
        var fits = switch (filter.operator()) {
            case IS -> type == FieldType.TEXT || (type == FieldType.FLAG && isFlag(filter.value()));
            case UNDER -> filter.field().equals("category");
            case NAMED -> filter.field().equals("sku") && isName(filter.value());
            case AT_LEAST, AT_MOST, ABOVE, BELOW ->
                type.isNumber() && NUMBER.matcher(filter.value()).matches();
        };
        return fits ? Optional.empty() : Optional.of("the field '" + filter.field() + "' is not compared like that");
    }

    private static boolean isFlag(String value) {
        return Set.of("true", "false").contains(value);
    }

    /** The compiler looks for its words, so it has one. */
    private static boolean isName(String value) {
        return value.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
