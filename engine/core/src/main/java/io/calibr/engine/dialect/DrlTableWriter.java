package io.calibr.engine.dialect;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Instruction;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Value;
import io.calibr.engine.table.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a decision table as DRL for developers to read, and to compile against facts of their own. {@link
 * DrlTableReader} reads it back as an equal table, but for the columns' layout, and for all-of with one value, which comes
 * back as any-of, and for a formula of one test, which comes back as a condition.
 */
public final class DrlTableWriter {

    private static final Set<Operator> MERGED =
            Set.of(Operator.AT_LEAST, Operator.AT_MOST, Operator.ANY_OF, Operator.ALL_OF);

    /**
     * The table as DRL.
     *
     * @throws IllegalArgumentException if the table's name or a text cannot stand in the dialect: it has a double quote, a backslash or a line
     *     break
     */
    public String write(DecisionTable table) {
        var text = new StringBuilder();
        text.append("package calibr.")
                .append(Names.packagePart(table.nameInFiles()))
                .append(";\n\n");
        text.append("import ").append(DescriptorCheck.PRODUCT).append(";\n");
        text.append("global ").append(DescriptorCheck.PRICE).append(" price;\n");
        for (var row : table.rows()) {
            text.append('\n').append(rule(table, row));
        }
        return text.toString();
    }

    private static String rule(DecisionTable table, Row row) {
        var lines = new ArrayList<String>();
        lines.add("rule " + quoted(row.id()));
        row.note().ifPresent(note -> lines.add("    @note(" + quoted(note) + ")"));
        if (table.hitPolicy() != HitPolicy.COLLECT) {
            lines.add("    @hitPolicy(" + quoted(Words.of(table.hitPolicy())) + ")");
        }
        table.currency().ifPresent(currency -> lines.add("    @currency(" + quoted(currency.getCurrencyCode()) + ")"));
        table.schedule().effectiveText().ifPresent(text -> lines.add("    @effective(" + quoted(text) + ")"));
        table.schedule().weeklyText().ifPresent(text -> lines.add("    @weekly(" + quoted(text) + ")"));
        if (row.priority() != 0) {
            lines.add("    salience " + row.priority());
        }
        lines.add("    agenda-group " + quoted(Words.of(table.stage())));
        row.exclusiveGroup().ifPresent(group -> lines.add("    activation-group " + quoted(group)));
        lines.add("when");
        lines.add(pattern(row));
        lines.add("then");
        row.actions().forEach(action -> lines.add("    " + call(Instruction.of(action))));
        lines.add("end");
        return String.join("\n", lines) + "\n";
    }

    private static String pattern(Row row) {
        if (row.matchesAll()) {
            return "    Product()";
        }
        return Stream.concat(
                        row.conditions().stream().map(DrlTableWriter::constraint),
                        row.when().stream().map(DrlTableWriter::constraint))
                .collect(Collectors.joining(",\n        ", "    Product(\n        ", "\n    )"));
    }

    /** One test by itself is written as a condition of a column. */
    private static String constraint(Formula formula) {
        return switch (formula) {
            case Formula.Test(var condition) -> constraint(condition);
            case Formula.Not(var part) -> "!" + bracketed(constraint(part));
            case Formula.All(var parts) -> joined(parts, " && ");
            case Formula.Any(var parts) -> joined(parts, " || ");
        };
    }

    private static String joined(List<Formula> parts, String connector) {
        return parts.stream().map(DrlTableWriter::part).collect(Collectors.joining(connector, "(", ")"));
    }

    /** Comparisons that would be read as a range or as several tags stand in brackets of their own. */
    private static String part(Formula part) {
        var text = constraint(part);
        return part instanceof Formula.Test(var condition) && MERGED.contains(condition.operator())
                ? bracketed(text)
                : text;
    }

    private static String bracketed(String text) {
        return text.startsWith("(") ? text : "(" + text + ")";
    }

    private static String constraint(Condition condition) {
        var field = Names.of(condition.term());
        var operands =
                condition.operands().stream().map(DrlTableWriter::literal).toList();
        var first = operands.getFirst();
        return switch (condition.operator()) {
            case IS -> field + " == " + first;
            case IS_NOT -> field + " != " + first;
            case IN -> field + " in (" + String.join(", ", operands) + ")";
            case NOT_IN -> field + " not in (" + String.join(", ", operands) + ")";
            case LESS_THAN, AT_MOST, MORE_THAN, AT_LEAST ->
                field + " " + condition.operator().word() + " " + first;
            case BETWEEN ->
                "(" + field + " >= " + first + (reachesOverMidnight(condition) ? " || " : " && ") + field + " <= "
                        + operands.getLast() + ")";
            case STARTS_WITH -> field + " str[startsWith] " + first;
            case ENDS_WITH -> field + " str[endsWith] " + first;
            case CONTAINS -> field + " contains " + first;
            case UNDER -> Names.pathOf(condition.term()) + " contains " + first;
            case ANY_OF -> tags(field, operands, " || ");
            case ALL_OF -> tags(field, operands, " && ");
        };
    }

    private static boolean reachesOverMidnight(Condition condition) {
        return condition.operands().getFirst() instanceof Value.Time(var from)
                && condition.operands().getLast() instanceof Value.Time(var until)
                && from.isAfter(until);
    }

    private static String tags(String field, List<String> operands, String connector) {
        var tests = operands.stream().map(tag -> field + " contains " + tag).collect(Collectors.joining(connector));
        return operands.size() == 1 ? tests : "(" + tests + ")";
    }

    private static String literal(Value value) {
        return switch (value) {
            case Value.Text(var text) -> quoted(text);
            case Value.Day(var day) -> quoted(day.toString());
            case Value.Time(var time) -> quoted(time.toString());
            case Value.Decimal(var number) -> number.toPlainString() + (number.scale() > 0 ? "B" : "");
            case Value.Flag(var set) -> Boolean.toString(set);
            case Value.Tags tags -> throw new IllegalArgumentException("a condition names tags one by one: " + tags);
        };
    }

    private static String call(Instruction instruction) {
        var arguments = new ArrayList<String>();
        if (instruction.word() != ActionWord.MIN_ADVERTISED) {
            arguments.add(
                    switch (instruction.word().operand()) {
                        case AMOUNT, SHARE, FACTOR, COUNT -> instruction.operand();
                        case CHOICE, DURATION -> quoted(instruction.operand());
                    });
        }
        if (!instruction.modifier().isEmpty()) {
            arguments.add(quoted(instruction.modifier()));
        }
        return "price." + Names.of(instruction.word()) + "(" + String.join(", ", arguments) + ");";
    }

    /** A quote within the text would end it for Drools, even between single quotes, and what follows would be code. */
    private static String quoted(String text) {
        if (text.chars().anyMatch(c -> c == '"' || c == '\\' || c == '\n' || c == '\r')) {
            throw new IllegalArgumentException("cannot be written in DRL: " + text);
        }
        return '"' + text + '"';
    }
}
