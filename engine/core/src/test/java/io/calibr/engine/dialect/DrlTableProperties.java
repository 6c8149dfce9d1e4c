package io.calibr.engine.dialect;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class DrlTableProperties {

    /** What the dialect cannot say is left out: backslashes and double quotes. */
    private static final List<String> PIECES = List.of(
            "a", "B", "7", " x", ",", "'", "=", "+", "(", ")", "@", ";", "#", "é", "長", "🚲", "%", "//", "/*", "$",
            "{");

    private final DrlTableReader reader = new DrlTableReader(TableMaker.VOCABULARY);

    @Provide
    Arbitrary<DecisionTable> tables() {
        return Arbitraries.randomValue(random -> new TableMaker(random, PIECES).table())
                .filter(table -> !table.rows().isEmpty())
                .filter(table -> table.rows().stream()
                        .noneMatch(row -> row.when()
                                .filter(Formula.Test.class::isInstance)
                                .isPresent()))
                .map(table -> new DecisionTable(
                        table.name(),
                        table.stage(),
                        table.hitPolicy(),
                        table.currency(),
                        List.of(),
                        table.rows(),
                        table.schedule()));
    }

    @Property(tries = 300)
    void theExportReadsBackAsAnEqualTable(@ForAll("tables") DecisionTable table) {
        var drl = new DrlTableWriter().write(table);

        assertThat(reader.read("made-up.drl", drl)).isEqualTo(new Reading.Accepted(table));
    }
}
