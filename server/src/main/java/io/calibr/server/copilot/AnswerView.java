package io.calibr.server.copilot;

import io.calibr.copilot.Reply;
import io.calibr.copilot.answer.Answer;
import io.calibr.copilot.plan.Field;
import io.calibr.copilot.plan.FieldType;
import io.calibr.copilot.plan.PlannedBy;
import io.calibr.copilot.sql.ResultTable;
import io.calibr.model.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the copilot as the API shows it. Its texts are plain: whoever shows them shows them as text.
 *
 * @param confidence 0 to 1, computed from the words understood, whether one thing was meant and whether there was anything
 * @param planner who understood the question
 * @param table the figures the answer rests on
 * @param explanation how the price came about, a step a line
 */
public record AnswerView(
        Answer.Outcome outcome,
        String answer,
        double confidence,
        PlannedBy planner,
        @Nullable TableView table,
        @Nullable String explanation,
        List<LinkView> links,
        List<String> suggestions) {

    /** Columns and rows; a cell is a text, a number, a boolean, an instant, a Money, or null. */
    public record TableView(List<ColumnView> columns, List<List<@Nullable Object>> rows) {}

    /** A column; its type is text, money, percent, count, instant, flag or id. */
    public record ColumnView(String name, String label, String type) {}

    /** A page of the console. */
    public record LinkView(String label, String href) {}

    static AnswerView of(Reply reply) {
        var answer = reply.answer();
        return new AnswerView(
                answer.outcome(),
                answer.text(),
                answer.confidence(),
                reply.by(),
                answer.table() == null ? null : table(answer.table()),
                answer.explanation(),
                answer.links().stream()
                        .map(link -> new LinkView(link.label(), link.href()))
                        .toList(),
                answer.suggestions());
    }

    /** Without the currency's column, which every amount has in it. */
    private static TableView table(ResultTable table) {
        var shown = table.columns().stream()
                .filter(column -> !column.name().equals("currency"))
                .toList();
        return new TableView(
                shown.stream()
                        .map(column -> new ColumnView(
                                column.name(),
                                column.label(),
                                column.type().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                table.rows().stream().map(row -> cells(table, row, shown)).toList());
    }

    private static List<@Nullable Object> cells(ResultTable table, ResultTable.Row row, List<Field> shown) {
        var cells = new ArrayList<@Nullable Object>();
        for (var column : shown) {
            cells.add(cell(table, row, column));
        }
        return cells;
    }

    private static @Nullable Object cell(ResultTable table, ResultTable.Row row, Field column) {
        var value = row.values().get(table.columns().indexOf(column));
        if (value instanceof Long minor && column.type() == FieldType.MONEY) {
            return table.text(row, "currency")
                    .map(code -> new Money(minor, Currency.getInstance(code)))
                    .orElseThrow();
        }
        return column.type() == FieldType.ID && value != null ? value.toString() : value;
    }
}
