package io.calibr.copilot.answer;

import io.calibr.copilot.answer.Answer.Outcome;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Subject;
import io.calibr.copilot.sql.ResultTable;
import io.calibr.copilot.sql.Totals;
import java.util.List;
import java.util.stream.Collectors;

/** Amounts of several currencies have no order, so the asker is asked for a price list. */
final class MixedCurrencies {

    private MixedCurrencies() {}

    static Answer answer(QueryPlan plan, ResultTable table, double confidence) {
        return new Answer(
                Outcome.CLARIFY,
                "There are prices in " + String.join(" and in ", Totals.currencies(table))
                        + ", and amounts of different currencies cannot be ranked together. Which price list do you mean?",
                confidence,
                null,
                null,
                List.of(),
                plan.subject() == Subject.PRICES
                        ? Totals.lists(table).stream()
                                .map(list -> ranking(plan, list))
                                .toList()
                        : Suggestions.USUAL);
    }

    private static String ranking(QueryPlan plan, String list) {
        var sort = plan.order().getFirst();
        return "Show the " + plan.limit() + (sort.descending() ? " highest " : " lowest ") + measure(sort.field())
                + category(plan) + " on the " + list + " list";
    }

    private static String measure(String field) {
        return field.equals("cost") ? "costs" : field.startsWith("margin") ? "margins" : "prices";
    }

    private static String category(QueryPlan plan) {
        return plan.filters().stream()
                .filter(filter -> filter.operator() == Operator.UNDER)
                .map(Filter::value)
                .map(category -> " in " + category)
                .collect(Collectors.joining());
    }
}
