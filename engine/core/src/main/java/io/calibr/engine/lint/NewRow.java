package io.calibr.engine.lint;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Column;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import io.calibr.engine.version.Patch;
import io.calibr.engine.version.Patch.AddColumn;
import io.calibr.engine.version.Patch.InsertRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a row at the end of a table that leaves the price as it is, until the author says otherwise. */
record NewRow(DecisionTable table) {

    /** What leaves a price as it is, by the header of its column. */
    private static final Map<String, String> NEUTRAL =
            Map.of("base", "regular", "percent", "0", "multiply", "1", "absolute", "0");

    List<Patch> patches(List<Condition> conditions) {
        var cells = new LinkedHashMap<String, String>();
        var patches = new ArrayList<Patch>();
        for (var condition : conditions) {
            var column = column(condition.header());
            if (column.isEmpty() && !cells.containsKey(condition.header())) {
                patches.add(new AddColumn(condition.header(), firstDeed().orElse(null)));
            }
            cells.merge(column.orElse(condition.header()), condition.cell(), (one, more) -> one + " | " + more);
        }
        table.columns().stream()
                .map(Column::header)
                .filter(header -> NEUTRAL.containsKey(plain(header)))
                .findFirst()
                .ifPresent(header -> cells.put(header, NEUTRAL.getOrDefault(plain(header), "")));
        patches.add(new InsertRow(id(), null, cells));
        return patches;
    }

    private Optional<String> column(String header) {
        return table.columns().stream()
                .map(Column::header)
                .filter(written -> plain(written).equals(header))
                .findFirst();
    }

    /** The first column that does something: conditions stand before it. */
    private Optional<String> firstDeed() {
        return table.columns().stream()
                .map(Column::header)
                .filter(header -> ActionWord.of(plain(header).split(" ", 2)[0]).isPresent())
                .findFirst();
    }

    /** A header without its currency. */
    private static String plain(String header) {
        var bracket = header.indexOf('[');
        return bracket < 0 ? header : header.substring(0, bracket).strip();
    }

    private String id() {
        var taken = table.rows().stream().map(Row::id).collect(Collectors.toSet());
        var id = "others";
        for (var number = 2; taken.contains(id); number++) {
            id = "others-" + number;
        }
        return id;
    }
}
