package io.calibr.server.run;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.RowSentence;
import io.calibr.model.RuleId;
import io.calibr.server.rule.RuleSets.Published;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The rows of the rules a run pinned: stored steps name them by index, people by table and id. */
record PinnedRows(Published published) {

    RuleSet rules() {
        return published.rules();
    }

    RowView view(int table, int row) {
        var definition = rules().tables().get(table);
        var source = published.sources().get(table);
        return new RowView(
                source.rule(),
                source.version(),
                definition.name(),
                definition.rows().get(row).id(),
                row + 1);
    }

    /** The author's note on a row, or the row in a sentence. */
    String label(int table, int row) {
        var definition = rules().row(table, row);
        return definition
                .note()
                .orElseGet(() ->
                        RowSentence.of(definition, rules().tables().get(table).currency()));
    }

    OptionalInt table(String name) {
        return IntStream.range(0, rules().tables().size())
                .filter(table -> rules().tables().get(table).name().equals(name))
                .findFirst();
    }

    /** The table of a rule; empty where the rule was not pinned. */
    OptionalInt tableOf(RuleId rule) {
        return IntStream.range(0, published.sources().size())
                .filter(table -> published.sources().get(table).rule().equals(rule))
                .findFirst();
    }

    List<Row> rows(int table) {
        return rules().tables().get(table).rows();
    }

    OptionalInt row(int table, String id) {
        return IntStream.range(0, rows(table).size())
                .filter(row -> rows(table).get(row).id().equals(id))
                .findFirst();
    }
}
