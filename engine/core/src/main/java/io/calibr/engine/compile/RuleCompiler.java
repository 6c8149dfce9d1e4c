package io.calibr.engine.compile;

import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Turns tables into a rule set, or says everything that is wrong with them.
 *
 * <p>It fails closed: a word the vocabulary lacks, an operator or operand of the wrong type, an action of another stage,
 * a number out of its range, a repeated row id or table name each refuse the whole list, and nothing is priced.
 */
public final class RuleCompiler {

    private final Vocabulary vocabulary;

    /** A compiler for one vocabulary: every word the tables may use. */
    public RuleCompiler(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Checks tables and guardrails, all of them before the answer.
     *
     * @param tables in the author's order; those of one stage apply in this order, whatever stands between them
     * @param guardrails for every SKU, beside those written in the tables
     */
    public Compilation compile(List<DecisionTable> tables, Guardrails guardrails) {
        var problems = new Problems();
        var names = new HashSet<String>();
        for (var table : tables) {
            if (!names.add(table.name())) {
                problems.in(table.name()).add("two tables have this name");
            }
            new TableCheck(table, vocabulary, problems).check();
        }
        refuseCompounding(tables, problems);
        ActionCheck.check(guardrails, problems.in("guardrails"));
        if (!problems.all().isEmpty()) {
            return new Compilation.Rejected(problems.all());
        }
        var ordered = tables.stream()
                .sorted(Comparator.comparing(DecisionTable::stage))
                .toList();
        return new Compilation.Compiled(new RuleSet(ordered, guardrails));
    }

    /** From the live price a table that comes again each week would take off again what it took off the week before. */
    private static void refuseCompounding(List<DecisionTable> tables, Problems problems) {
        var recurring =
                tables.stream().filter(table -> table.schedule().isRecurring()).findFirst();
        for (var table : recurring.isPresent() ? tables : List.<DecisionTable>of()) {
            table.rowsFromLive()
                    .forEach(row -> problems.in(table.name())
                            .row(row.id())
                            .column("base")
                            .add("live compounds where a table comes again each week: "
                                    + recurring.get().name()));
        }
    }
}
