package io.calibr.copilot.answer;

import io.calibr.copilot.answer.Answer.Link;
import io.calibr.copilot.answer.Answer.Outcome;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.Sort;
import io.calibr.copilot.plan.Subject;
import io.calibr.copilot.sql.ResultTable;
import io.calibr.copilot.sql.ResultTable.Row;
import io.calibr.copilot.sql.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A sentence over a list: how many, since when, and what its first row is. */
final class ListAnswer {

    private ListAnswer() {}

    static Answer of(QueryPlan plan, ResultTable table, Scope scope, double confidence) {
        var text = plan.subject() == Subject.CHANGES ? changes(plan, table, scope) : prices(plan, table);
        return new Answer(
                Outcome.ANSWERED,
                text,
                confidence,
                Totals.without(table),
                null,
                links(plan, table),
                table.rows().isEmpty()
                        ? Suggestions.USUAL
                        : List.of(Suggestions.why(sku(table, table.rows().getFirst()))));
    }

    private static String changes(QueryPlan plan, ResultTable table, Scope scope) {
        var time = plan.time();
        var when = time == null
                ? ""
                : " between " + Shown.time(time.from(), scope) + " and "
                        + Shown.time(time.until().isAfter(scope.now()) ? scope.now() : time.until(), scope) + " ("
                        + scope.zone().getId() + ")";
        var count = Totals.found(table).orElse((long) table.rows().size());
        if (count == 0) {
            return "No price changed" + where(plan) + when + ".";
        }
        var what = count == 1 ? " price change was" : " price changes were";
        return count + what + " written" + where(plan) + when + "." + upAndDown(table) + cutOff(plan, table, count);
    }

    /** Of all there are, not of those shown. */
    private static String upAndDown(ResultTable table) {
        return Totals.rises(table)
                .flatMap(up -> Totals.falls(table).map(down -> " " + up + " up, " + down + " down."))
                .orElse("");
    }

    private static String cutOff(QueryPlan plan, ResultTable table, long count) {
        var shown = table.rows().size();
        if (shown == count) {
            return "";
        }
        var latest = plan.order().stream()
                .findFirst()
                .filter(new Sort("changed_at", true)::equals)
                .isPresent();
        return (latest ? " Shown are the latest " : " Shown are ") + shown + " of " + count + ".";
    }

    private static String prices(QueryPlan plan, ResultTable table) {
        if (table.rows().isEmpty()) {
            return "Nothing" + where(plan) + " matches.";
        }
        var first = table.rows().getFirst();
        var head = plan.order().isEmpty()
                ? "Found " + table.rows().size() + where(plan) + "."
                : "The " + table.rows().size() + (plan.order().getFirst().descending() ? " highest by " : " lowest by ")
                        + plan.order()
                                .getFirst()
                                .field()
                                .replace("_percent", "")
                                .replace('_', ' ') + where(plan) + onSale(plan) + ".";
        return head + " First: " + Shown.foreign(table.text(first, "title").orElse("")) + " (" + sku(table, first) + ")"
                + figures(table, first) + ".";
    }

    static String figures(ResultTable table, Row row) {
        var figures = new ArrayList<String>();
        table.text(row, "currency")
                .ifPresent(currency -> List.of("price", "cost", "margin")
                        .forEach(field -> table.value(row, field, Long.class)
                                .ifPresent(minor -> figures.add(field + " " + Shown.money(minor, currency)))));
        table.value(row, "margin_percent", BigDecimal.class)
                .ifPresent(percent -> figures.add("that is " + Shown.percent(percent) + " of the price"));
        return figures.isEmpty() ? "" : ": " + String.join(", ", figures);
    }

    private static String onSale(QueryPlan plan) {
        return plan.filters().stream()
                        .anyMatch(filter -> filter.field().equals("on_sale")
                                && filter.value().equals("true"))
                ? ", of what is on sale now"
                : "";
    }

    private static String where(QueryPlan plan) {
        return plan.filters().stream()
                .filter(filter -> filter.operator() == Operator.UNDER)
                .map(Filter::value)
                .map(category -> " in " + Shown.foreign(category))
                .collect(Collectors.joining());
    }

    private static List<Link> links(QueryPlan plan, ResultTable table) {
        if (plan.subject() == Subject.CHANGES) {
            return List.of(new Link("Runs", "/console/runs"));
        }
        return table.rows().isEmpty()
                ? List.of(new Link("Catalogue", "/console/catalogue"))
                : List.of(new Link(
                        sku(table, table.rows().getFirst()) + " in the catalogue",
                        "/console/catalogue?sku="
                                + Shown.query(sku(table, table.rows().getFirst()))));
    }

    private static String sku(ResultTable table, Row row) {
        return table.text(row, "sku").orElse("");
    }
}
