package io.calibr.engine.json;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.CsvTableWriter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTableProperties {

    private final JsonTableReader reader = new JsonTableReader(TableMaker.VOCABULARY);
    private final JsonTableWriter writer = new JsonTableWriter();

    @Provide
    Arbitrary<DecisionTable> tables() {
        return Arbitraries.randomValue(random -> new TableMaker(random).table());
    }

    @Property(tries = 500)
    void aWrittenTableReadsBackEqual(@ForAll("tables") DecisionTable table) {
        assertThat(reader.read("made-up.json", writer.write(table))).isEqualTo(new Reading.Accepted(table));
    }

    @Property(tries = 200)
    void throughJsonAndBackTheCsvIsTheSame(@ForAll("tables") DecisionTable table) {
        var csv = new CsvTableWriter().write(table);
        var read = new CsvTableReader(TableMaker.VOCABULARY)
                .read("made-up.csv", csv)
                .orThrow();

        var back = reader.read("made-up.json", writer.write(read)).orThrow();

        assertThat(new CsvTableWriter().write(back)).isEqualTo(csv);
    }
}
