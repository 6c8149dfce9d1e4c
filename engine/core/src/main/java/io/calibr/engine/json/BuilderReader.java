package io.calibr.engine.json;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Currencies;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Schedule;
import io.calibr.engine.table.ScheduleReader;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Reads a builder rule, {@code {table, currency, selector, transform, schedule}} as docs/authoring.md describes it, into a
 * table of one row. Fails closed: an unknown member or word refuses the rule, and problems name line and JSON pointer.
 * All SKUs are only meant where the selector says {@code "all"}.
 */
public final class BuilderReader {

    private static final int LONGEST_TEXT = 256 * 1024;
    private static final int DEEPEST = 40;
    private static final String ROW = "rule";
    private static final List<String> MEMBERS = List.of("table", "currency", "selector", "transform", "schedule");

    private final Vocabulary vocabulary;

    public BuilderReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads one rule.
     *
     * @param source what the author knows the rule as; problems name it
     */
    public Reading read(String source, String text) {
        var problems = new Problems(source);
        var table = JsonTree.read(source, text, LONGEST_TEXT, DEEPEST, problems)
                .flatMap(tree -> JsonMembers.of(tree, "a rule is one object", problems))
                .flatMap(rule -> table(rule, problems));
        return table.filter(_ -> problems.isEmpty())
                .<Reading>map(Reading.Accepted::new)
                .orElseGet(() -> new Reading.Refused(problems.list()));
    }

    private Optional<DecisionTable> table(JsonMembers rule, Problems problems) {
        rule.allow(MEMBERS);
        var name = rule.required("table");
        name.filter(text -> !DecisionTable.isName(text))
                .ifPresent(_ -> rule.at("table")
                        .about(
                                Kind.BAD_PROPERTY,
                                "a table's name has lower case letters and digits, with single hyphens between them"));
        var currency = currency(rule);
        var cells = new Cells(currency);
        var selector = selected(rule, new BuilderSelector(vocabulary, cells, problems));
        var schedule = schedule(rule, problems);
        var transform = required(rule, "transform")
                .flatMap(tree -> JsonMembers.of(tree, "a transform is an object: {\"op\": \"percent\", ..}", problems))
                .flatMap(members -> new BuilderTransform(cells).read(members));
        return name.flatMap(table -> transform.map(does -> new DecisionTable(
                table,
                does.stage(),
                HitPolicy.FIRST,
                currency,
                List.of(),
                List.of(row(selector, does.actions())),
                schedule)));
    }

    private static Optional<Formula> selected(JsonMembers rule, BuilderSelector reader) {
        if (rule.member("selector").isEmpty()) {
            rule.here().about(Kind.BAD_JSON, "the member selector is missing; say \"all\" for every SKU");
        }
        return rule.member("selector").flatMap(reader::read);
    }

    private static Optional<JsonTree> required(JsonMembers rule, String name) {
        if (rule.member(name).isEmpty()) {
            rule.here().about(Kind.BAD_JSON, "the member " + name + " is missing");
        }
        return rule.member(name);
    }

    /** One test is a condition as a column holds it. */
    private static Row row(Optional<Formula> selector, List<Action> actions) {
        var condition = selector.flatMap(
                formula -> formula instanceof Formula.Test(var test) ? Optional.of(test) : Optional.<Condition>empty());
        return new Row(
                ROW,
                0,
                Optional.empty(),
                condition.map(List::of).orElse(List.of()),
                condition.isPresent() ? Optional.empty() : selector,
                actions,
                Optional.empty());
    }

    private static Optional<Currency> currency(JsonMembers rule) {
        var code = rule.text("currency");
        var currency = code.flatMap(Currencies::find);
        if (currency.isEmpty()) {
            code.ifPresent(text -> rule.at("currency")
                    .about(Kind.BAD_PROPERTY, "\"" + Excerpt.of(text) + "\" is not an ISO 4217 currency"));
        }
        return currency;
    }

    private static Schedule schedule(JsonMembers rule, Problems problems) {
        var tree = rule.member("schedule");
        if (tree.isEmpty() || (tree.get() instanceof JsonTree.Scalar(var _, var word) && word.equals("immediate"))) {
            return Schedule.ALWAYS;
        }
        return JsonMembers.of(
                        tree.get(), "a schedule is \"immediate\" or an object with effective, weekly or both", problems)
                .flatMap(members -> {
                    members.allow(List.of("effective", "weekly"));
                    var effective = members.text("effective");
                    var weekly = members.text("weekly");
                    if (effective.isEmpty() && weekly.isEmpty()) {
                        members.here().about(Kind.BAD_JSON, "a schedule says effective, weekly or both");
                    }
                    return ScheduleReader.read(effective, members.at("effective"), weekly, members.at("weekly"));
                })
                .orElse(Schedule.ALWAYS);
    }
}
