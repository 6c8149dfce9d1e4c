package io.calibr.copilot.answer;

import io.calibr.copilot.answer.Answer.Link;
import io.calibr.copilot.answer.Answer.Outcome;
import io.calibr.copilot.answer.PriceReasons.Reasons;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.sql.ResultTable;
import io.calibr.copilot.sql.ResultTable.Row;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Why a price was changed: when, from what to what, by which run and rows, and who agreed. */
final class WhyAnswer {

    private final PriceReasons reasons;

    WhyAnswer(PriceReasons reasons) {
        this.reasons = reasons;
    }

    /** Of the lists that show the SKU, the one changed last. */
    Answer of(ResultTable table, List<Row> rows, Scope scope, double confidence) {
        var row = rows.stream()
                .max(Comparator.comparing((Row candidate) ->
                        table.value(candidate, "changed_at", Instant.class).orElse(Instant.MIN)))
                .orElseThrow();
        var sku = new Sku(table.text(row, "sku").orElseThrow());
        var at = table.value(row, "changed_at", Instant.class);
        if (at.isEmpty()) {
            return neverChanged(table, row, sku, confidence);
        }
        var run = table.value(row, "run_id", UUID.class).map(RunId::new);
        var why = run.flatMap(id -> reasons.of(id, sku, scope));
        var text = new ArrayList<String>();
        text.add(change(table, row, at.get(), scope));
        run.ifPresent(id -> text.add(run(table, row)));
        why.map(Reasons::rows)
                .filter(acted -> !acted.isEmpty())
                .ifPresent(acted -> text.add("What acted: " + String.join(", then ", acted) + "."));
        since(table, row).ifPresent(text::add);
        return new Answer(
                Outcome.ANSWERED,
                String.join(" ", text),
                confidence,
                new ResultTable(table.columns(), List.of(row)),
                why.map(found -> String.join("\n", found.lines())).orElse(null),
                links(sku, run),
                List.of("Which prices changed since yesterday?", "What is the margin of " + sku.value() + "?"));
    }

    private static Answer neverChanged(ResultTable table, Row row, Sku sku, double confidence) {
        var price = price(table, row, "price")
                .map(amount -> " It sells for " + amount + ", its price on the list.")
                .orElse(" It has no price now.");
        return new Answer(
                Outcome.ANSWERED,
                "No run has changed the price of " + named(table, row) + "." + price,
                confidence,
                new ResultTable(table.columns(), List.of(row)),
                null,
                links(sku, Optional.empty()),
                Suggestions.USUAL);
    }

    private static String change(ResultTable table, Row row, Instant at, Scope scope) {
        var after = price(table, row, "after_price").orElseThrow();
        var percent = table.value(row, "change_percent", BigDecimal.class)
                .map(value -> " (" + Shown.signed(value) + ")")
                .orElse("");
        var moved = price(table, row, "before_price")
                .map(before -> " went from " + before + " to " + after + percent)
                .orElse(" was set to " + after);
        return "The price of " + named(table, row) + moved + " on " + Shown.time(at, scope) + " ("
                + scope.zone().getId() + ").";
    }

    private static String run(ResultTable table, Row row) {
        var kind = table.text(row, "run_kind").orElse("");
        var rules = table.text(row, "rules")
                .map(name -> " of " + Shown.foreign(name)
                        + table.value(row, "rules_version", Long.class)
                                .map(version -> " version " + version)
                                .orElse(""))
                .orElse("");
        var what = kind.equals("UNDO")
                ? "It was put back by the undoing of an earlier run"
                : "It was written by a run" + rules;
        var requested = table.text(row, "requested_by")
                .map(name -> ", requested by " + Shown.foreign(name))
                .orElse("");
        var approved = table.text(row, "approved_by")
                .map(name -> " and approved by " + Shown.foreign(name))
                .orElse(" and approved by nobody by name");
        return what + requested + approved + ".";
    }

    /** The price may have been imported anew since. */
    private static Optional<String> since(ResultTable table, Row row) {
        var now = table.value(row, "price", Long.class);
        var after = table.value(row, "after_price", Long.class);
        return now.filter(price -> !price.equals(after.orElseThrow()))
                .flatMap(price -> price(table, row, "price"))
                .map(price -> "It has been given another price since and sells for " + price + " now.");
    }

    private static Optional<String> price(ResultTable table, Row row, String field) {
        var currency = table.text(row, "currency").orElseThrow();
        return table.value(row, field, Long.class).map(minor -> Shown.money(minor, currency));
    }

    private static String named(ResultTable table, Row row) {
        return Shown.foreign(table.text(row, "title").orElse("")) + " ("
                + table.text(row, "sku").orElseThrow() + ")";
    }

    private static List<Link> links(Sku sku, Optional<RunId> run) {
        var links = new ArrayList<Link>();
        links.add(new Link("History of " + sku.value(), "/console/catalogue?sku=" + Shown.query(sku.value())));
        run.ifPresent(id ->
                links.add(new Link("The run", "/console/runs/" + id.value() + "?sku=" + Shown.query(sku.value()))));
        return links;
    }
}
