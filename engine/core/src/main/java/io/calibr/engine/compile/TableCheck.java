package io.calibr.engine.compile;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.HashSet;

/** Checks one table against the vocabulary and against itself. */
final class TableCheck {

    private final DecisionTable table;
    private final Vocabulary vocabulary;
    private final Problems problems;

    TableCheck(DecisionTable table, Vocabulary vocabulary, Problems problems) {
        this.table = table;
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    void check() {
        var ids = new HashSet<String>();
        for (var row : table.rows()) {
            var place = problems.in(table.name()).row(row.id());
            if (row.id().isBlank() || !ids.add(row.id())) {
                place.add(row.id().isBlank() ? "a row has an id" : "two rows have this id");
            }
            row.tests().forEach(condition -> check(condition, place));
            row.when().ifPresent(formula -> check(formula, place.column("when")));
            check(row, place);
        }
    }

    private static void check(Formula formula, Problems.Place place) {
        if (formula.conditions().size() > Formula.MOST_TESTS || formula.depth() > Formula.DEEPEST) {
            place.add("has more than " + Formula.MOST_TESTS + " tests or " + Formula.DEEPEST + " levels");
        }
    }

    private void check(Condition condition, Problems.Place row) {
        var place = row.column(condition.term().name());
        var known = vocabulary.find(condition.term().name());
        if (known.isEmpty()) {
            place.add(unknown(condition.term()));
        } else if (known.get().type() != condition.term().type()) {
            place.add(
                    "is a " + known.get().type() + ", not a " + condition.term().type());
        } else if (!condition.operator().takes(known.get().type())) {
            place.add("the operator " + condition.operator().word() + " does not suit a "
                    + known.get().type());
        } else {
            checkOperands(condition, known.get(), place);
        }
    }

    private String unknown(Term term) {
        var suggestion = vocabulary.nearest(term.name());
        return "unknown word"
                + suggestion.map(near -> "; did you mean " + near.name() + "?").orElse("");
    }

    private void checkOperands(Condition condition, Term term, Problems.Place place) {
        var count = condition.operands().size();
        var right = switch (condition.operator().operands()) {
            case ONE -> count == 1;
            case RANGE -> count == 2;
            case MANY -> count >= 1;
        };
        if (!right) {
            place.add("the operator " + condition.operator().word() + " does not take " + count + " operands");
        }
        for (var operand : condition.operands()) {
            if (!suits(operand, term.type())) {
                place.add(operand.text() + " is not a " + term.type());
            } else if (!term.allowed().isEmpty() && !term.allowed().contains(operand.text())) {
                place.add(operand.text() + " is not one of its values");
            } else if (operand instanceof Value.Decimal(var number)
                    && term.range().filter(range -> !range.contains(number)).isPresent()) {
                place.add(
                        operand.text() + " is out of its range: " + term.range().get());
            }
        }
        if (term.type() == TermType.MONEY && table.currency().isEmpty()) {
            place.add("an amount needs the table's currency");
        }
    }

    private static boolean suits(Value operand, TermType type) {
        return switch (type) {
            case TEXT, PATH, TAGS -> operand instanceof Value.Text;
            case MONEY, NUMBER, PERCENT -> operand instanceof Value.Decimal;
            case DATE -> operand instanceof Value.Day;
            case TIME -> operand instanceof Value.Time;
            case FLAG -> operand instanceof Value.Flag;
        };
    }

    private void check(Row row, Problems.Place place) {
        if (row.actions().isEmpty()) {
            place.add("a row does something");
        }
        var bases = row.actions().stream()
                .filter(action -> action instanceof Action.Base)
                .count();
        if (bases > 1) {
            place.add("a price starts in one place only");
        }
        for (var action : row.actions()) {
            var column = place.column(ActionCheck.name(action));
            if (action.stage() != table.stage() && !boundsOnlyThisRow(action)) {
                column.add("belongs to stage " + action.stage() + ", not " + table.stage());
            }
            ActionCheck.check(action, table.currency().orElse(null), column);
        }
    }

    private boolean boundsOnlyThisRow(Action action) {
        return action.stage() == Stage.GUARD && (table.stage() == Stage.BASE || table.stage() == Stage.ADJUST);
    }
}
