package io.calibr.engine.dialect;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Instruction;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns rules into rows. */
final class RuleReader {

    /** Drools' own form of days, 01-Jul-2024. */
    private static final DateTimeFormatter DROOLS_DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

    private final SourceText source;
    private final Vocabulary vocabulary;
    private final Names names;
    private final Cells cells;
    private final Stage stage;
    private final Set<String> ids = new HashSet<>();

    RuleReader(SourceText source, Vocabulary vocabulary, Cells cells, Stage stage) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.names = new Names(vocabulary);
        this.cells = cells;
        this.stage = stage;
    }

    /** The row; one with a problem is of no use, since the whole file will be refused. */
    Row read(RuleText rule) {
        var conditions = new ArrayList<Condition>();
        date(rule, "date-effective", Operator.AT_LEAST).ifPresent(conditions::add);
        date(rule, "date-expires", Operator.LESS_THAN).ifPresent(conditions::add);
        var formulas = new ArrayList<Formula>();
        for (var constraint : rule.constraints()) {
            new ConstraintReader(constraint, names, cells)
                    .read()
                    .ifPresent(formula -> addTo(formula, conditions, formulas));
        }
        var actions = new CallReader(rule.calls(), cells, stage).read();
        checkOnce(rule, conditions, actions);
        checkDeeds(rule, actions);
        return new Row(id(rule), priority(rule), group(rule), conditions, joined(formulas), actions, note(rule));
    }

    private static void addTo(Formula formula, List<Condition> conditions, List<Formula> formulas) {
        if (formula instanceof Formula.Test(var condition)) {
            conditions.add(condition);
        } else {
            formulas.add(formula);
        }
    }

    private static Optional<Formula> joined(List<Formula> formulas) {
        return formulas.size() > 1
                ? Optional.of(new Formula.All(formulas))
                : formulas.stream().findFirst();
    }

    private String id(RuleText rule) {
        var name = rule.name();
        if (!Row.isName(name.text())) {
            source.at(name.offset())
                    .about(
                            Kind.BAD_ROW_ID,
                            "\"" + Excerpt.of(name.text())
                                    + "\" cannot be a rule's name: letters, digits, dots, hyphens");
        } else if (!ids.add(name.text())) {
            source.at(name.offset())
                    .about(Kind.REPEATED_ROW_ID, "the name " + name.text() + " is taken by a rule above");
        }
        return name.text();
    }

    private int priority(RuleText rule) {
        var salience = Optional.ofNullable(rule.attributes().get("salience"));
        if (salience.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(salience.get().text());
        } catch (NumberFormatException _) {
            source.at(salience.get().offset()).about(Kind.BAD_NUMBER, "salience is a whole number");
            return 0;
        }
    }

    private Optional<String> group(RuleText rule) {
        var group = Optional.ofNullable(rule.attributes().get("activation-group"));
        group.filter(name -> !Row.isName(name.text()))
                .ifPresent(name -> source.at(name.offset())
                        .about(Kind.UNSAFE_TEXT, "a group's name has letters, digits, dots and hyphens"));
        return group.map(Token::text);
    }

    private Optional<String> note(RuleText rule) {
        var note = Optional.ofNullable(rule.annotations().get("note"));
        note.filter(text -> !text.text().equals(text.text().strip()))
                .ifPresent(
                        text -> source.at(text.offset()).about(Kind.UNSAFE_TEXT, "a note has no blanks at its ends"));
        return note.map(Token::text).filter(text -> !text.isEmpty());
    }

    private Optional<Condition> date(RuleText rule, String attribute, Operator operator) {
        var day = Optional.ofNullable(rule.attributes().get(attribute));
        var term = vocabulary.find("date");
        if (day.isEmpty()) {
            return Optional.empty();
        }
        Complaint complaint = source.at(day.get().offset());
        if (term.isEmpty()) {
            complaint.about(Kind.UNKNOWN_TERM, attribute + " needs the word date, which this vocabulary lacks");
            return Optional.empty();
        }
        return cells.condition(term.get(), operator, List.of(isoDay(day.get().text())), complaint);
    }

    /** The day in ISO form if it was in Drools' form; otherwise as written. */
    private static String isoDay(String text) {
        try {
            return LocalDate.parse(text, DROOLS_DAY).toString();
        } catch (DateTimeParseException _) {
            return text;
        }
    }

    private void checkDeeds(RuleText rule, List<Action> actions) {
        if (actions.isEmpty() && rule.calls().isEmpty()) {
            source.at(rule.start().offset())
                    .about(Kind.NO_ACTION, "the rule does nothing; price.percent(0) leaves a price alone");
        }
        if (actions.stream().filter(Action.Base.class::isInstance).count() > 1) {
            source.at(rule.start().offset()).about(Kind.TWO_BASES, "a price starts in one place only");
        }
    }

    /** A row has one cell for each kind of condition and action; what does not fit a row is not a rule of ours. */
    private void checkOnce(RuleText rule, List<Condition> conditions, List<Action> actions) {
        var seen = new HashSet<String>();
        for (var condition : conditions) {
            var header = Names.of(condition.term()) + " " + condition.operator().word();
            if (!seen.add(header)) {
                source.at(rule.start().offset()).about(Kind.REPEATED_COLUMN, "the rule tests twice: " + header);
            }
        }
        for (var action : actions) {
            var header = Instruction.of(action).header();
            if (!seen.add("price " + header)) {
                source.at(rule.start().offset()).about(Kind.REPEATED_COLUMN, "the rule does twice: " + header);
            }
        }
    }
}
