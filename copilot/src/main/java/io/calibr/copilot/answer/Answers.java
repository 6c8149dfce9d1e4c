package io.calibr.copilot.answer;

import io.calibr.copilot.answer.Answer.Outcome;
import io.calibr.copilot.guard.Question;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PlanOutcome.Clarify;
import io.calibr.copilot.plan.PlanOutcome.Refused;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.Subject;
import io.calibr.copilot.sql.ResultTable;
import io.calibr.copilot.sql.ResultTable.Row;
import io.calibr.copilot.sql.Totals;
import java.util.List;
import java.util.Optional;

/** Answers from templates. Every figure in them is one of the result's. */
public final class Answers {

    private static final int CHOICES = 6;

    private final WhyAnswer why;

    public Answers(PriceReasons reasons) {
        this.why = new WhyAnswer(reasons);
    }

    public static Answer refused(Refused refused) {
        return Answer.without(Outcome.REFUSED, refused.reason(), Suggestions.USUAL);
    }

    public static Answer unsupported(Unsupported unsupported) {
        return Answer.without(Outcome.UNSUPPORTED, unsupported.reason(), Suggestions.USUAL);
    }

    public static Answer clarify(Clarify clarify) {
        return Answer.without(Outcome.CLARIFY, clarify.ask(), clarify.choices());
    }

    /** The answer to a question whose plan found this. */
    public Answer of(Question question, QueryPlan plan, ResultTable table, Scope scope) {
        return name(plan)
                .map(name -> one(question, plan, table, scope, name))
                .orElseGet(() -> many(question, plan, table, scope));
    }

    private static Answer many(Question question, QueryPlan plan, ResultTable table, Scope scope) {
        var mixed = Totals.currencies(table).size() > 1;
        var confidence = Confidence.of(question, plan, table.rows().size(), mixed);
        return mixed ? MixedCurrencies.answer(plan, table, confidence) : ListAnswer.of(plan, table, scope, confidence);
    }

    private Answer one(Question question, QueryPlan plan, ResultTable table, Scope scope, String name) {
        var meant = meant(table, name);
        var skus = meant.stream()
                .map(row -> table.text(row, "sku").orElseThrow())
                .distinct()
                .toList();
        var confidence = Confidence.of(question, plan, skus.size(), skus.size() > 1);
        if (skus.isEmpty()) {
            return new Answer(
                    Outcome.ANSWERED,
                    "No SKU of this project is called " + Shown.foreign(name)
                            + ", neither by its code nor by its title.",
                    confidence,
                    null,
                    null,
                    List.of(),
                    Suggestions.USUAL);
        }
        if (skus.size() > 1) {
            return several(plan, table, meant, skus, name, confidence);
        }
        return plan.subject() == Subject.LAST_CHANGE
                ? why.of(table, meant, scope, confidence)
                : ListAnswer.of(plan, only(table, meant), scope, confidence);
    }

    private static Answer several(
            QueryPlan plan, ResultTable table, List<Row> meant, List<String> skus, String name, double confidence) {
        var more = table.rows().size() == plan.limit() ? "At least " : "";
        return new Answer(
                Outcome.CLARIFY,
                more + skus.size() + " SKUs are called " + Shown.foreign(name) + ". Which one do you mean?",
                confidence,
                choices(table, meant),
                null,
                List.of(),
                skus.stream()
                        .limit(CHOICES)
                        .map(sku -> plan.subject() == Subject.LAST_CHANGE
                                ? Suggestions.why(sku)
                                : "What is the price of " + sku + "?")
                        .toList());
    }

    /** The SKU of exactly that code where there is one, else those of exactly that title, else all found. */
    private static List<Row> meant(ResultTable table, String name) {
        var byCode = rows(table, "sku", name);
        if (!byCode.isEmpty()) {
            return byCode;
        }
        var byTitle = rows(table, "title", name);
        return byTitle.isEmpty() ? table.rows() : byTitle;
    }

    /** Totals are of all that was found. */
    private static ResultTable only(ResultTable table, List<Row> rows) {
        return rows.size() == table.rows().size() ? table : Totals.without(new ResultTable(table.columns(), rows));
    }

    private static List<Row> rows(ResultTable table, String field, String name) {
        return table.rows().stream()
                .filter(row ->
                        table.text(row, field).filter(name::equalsIgnoreCase).isPresent())
                .toList();
    }

    private static ResultTable choices(ResultTable table, List<Row> rows) {
        return new ResultTable(table.columns(), rows)
                .only(column -> List.of("sku", "title", "price", "currency").contains(column.name()));
    }

    private static Optional<String> name(QueryPlan plan) {
        return plan.filters().stream()
                .filter(filter -> filter.operator() == Operator.NAMED)
                .map(Filter::value)
                .findFirst();
    }
}
