package io.calibr.engine.explain;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.guard.GuardCheck;
import io.calibr.engine.guard.Guardrail;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.FormulaText;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Renders an explanation for people, from the rule set that made it and the facts recorded with it. Nothing of this is
 * stored.
 */
public final class ExplanationText {

    private final RuleSet rules;
    private final Function<Term, Optional<String>> facts;

    /**
     * @param rules the rule set whose hash was recorded with the explanation
     * @param facts the recorded facts by term, as text; empty for one that was missing. The running price is known from the
     *     steps and never asked for
     */
    public ExplanationText(RuleSet rules, Function<Term, Optional<String>> facts) {
        this.rules = rules;
        this.facts = facts;
    }

    /** One line a step and a check: {@code adjust offers row 3 (summer), category is Tires: 19.99 > 16.99}. */
    public List<String> waterfall(Explanation explanation) {
        var lines = new ArrayList<String>();
        explanation.steps().forEach(step -> lines.add(line(step)));
        explanation.checks().forEach(check -> lines.add(line(check)));
        return lines;
    }

    /**
     * One line for each table that its schedule left out: {@code table black-friday is left out: it applies until
     * 2026-11-30T00:00}.
     */
    public List<String> leftOut(Instant asOf, ZoneId zone) {
        return rules.tables().stream()
                .filter(table -> !table.schedule().isOpen(asOf, zone))
                .map(table -> "table " + table.name() + " is left out: it applies "
                        + table.schedule().sentence())
                .toList();
    }

    /**
     * A step's conditions, each with the value that met it: {@code quantity >= 11 (12)}. A formula is one of them, with the value
     * behind each of its tests.
     */
    public List<String> conditions(Step step) {
        if (!step.byRow()) {
            return List.of();
        }
        var row = rules.row(step.table(), step.row());
        var conditions = new ArrayList<String>();
        row.conditions().forEach(condition -> conditions.add(text(condition, step.before())));
        row.when()
                .ifPresent(formula ->
                        conditions.add(FormulaText.of(formula, condition -> text(condition, step.before()))));
        return conditions;
    }

    /** What made a step, without its conditions: a row, or one of the engine's own rules. */
    public String cause(Step step) {
        if (step.byRow()) {
            return FiredRow.of(rules, step.table(), step.row()).toString();
        }
        return switch (step.stage()) {
            case BASE -> "regular price";
            case ADJUST -> "unchanged";
            case ROUND -> "rounded to the minor unit";
            case GUARD -> "clamped to the nearest legal price";
        };
    }

    private String line(Step step) {
        var conditions = conditions(step);
        var where = conditions.isEmpty() ? "" : ", " + String.join(", ", conditions);
        var change = step.before().compareTo(step.after()) == 0
                ? plain(step.after())
                : plain(step.before()) + " > " + plain(step.after());
        return word(step.stage()) + " " + cause(step) + where + ": " + change;
    }

    private String line(GuardCheck check) {
        var bound = check.bound() == null ? "" : " " + check.bound();
        var room = check.room() == null ? "" : ", room " + check.room().amount().toPlainString();
        return "guard " + check.guard().label() + bound + " of " + origin(check) + room + ": "
                + (check.kept() ? "kept" : "broken");
    }

    private String origin(GuardCheck check) {
        return check.table() == Guardrail.RULEBOOK
                ? "the rulebook"
                : FiredRow.of(rules, check.table(), check.row()).toString();
    }

    private String text(Condition condition, BigDecimal price) {
        var operands = condition.operands().stream().map(Value::text).collect(Collectors.joining(", "));
        var met = condition.term().name().equals("price") ? Optional.of(plain(price)) : facts.apply(condition.term());
        return condition.term().name() + " " + condition.operator().word() + " " + operands
                + met.map(value -> " (" + value + ")").orElse("");
    }

    private static String word(Stage stage) {
        return switch (stage) {
            case BASE -> "base";
            case ADJUST -> "adjust";
            case ROUND -> "round";
            case GUARD -> "guard";
        };
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
