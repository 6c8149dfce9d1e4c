package io.calibr.server.run;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.Row;
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

    Row row(int table, int row) {
        return rules().row(table, row);
    }

    OptionalInt table(String name) {
        return IntStream.range(0, rules().tables().size())
                .filter(table -> rules().tables().get(table).name().equals(name))
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
