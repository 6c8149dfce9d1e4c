package io.calibr.engine.table;

import io.calibr.engine.compile.Compilation;
import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.guard.Guardrails;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTableProperties {

    private final CsvTableReader reader = new CsvTableReader(TableMaker.VOCABULARY);
    private final CsvTableWriter writer = new CsvTableWriter();

    @Provide
    Arbitrary<DecisionTable> tables() {
        return Arbitraries.randomValue(random -> new TableMaker(random).table());
    }

    @Property(tries = 500)
    void aWrittenTableReadsBackEqual(@ForAll("tables") DecisionTable table) {
        var text = writer.write(table);

        assertThat(reader.read("made-up.csv", text)).isEqualTo(new Reading.Accepted(table));
    }

    @Property(tries = 200)
    void writingWhatWasReadIsStable(@ForAll("tables") DecisionTable table) {
        var text = writer.write(table);

        assertThat(writer.write(reader.read("made-up.csv", text).orThrow())).isEqualTo(text);
    }

    @Property(tries = 200)
    void aTableWithoutColumnsReadsBackWithTheSameRows(@ForAll("tables") DecisionTable table) {
        var bare = new DecisionTable(
                table.name(),
                table.stage(),
                table.hitPolicy(),
                table.currency(),
                List.of(),
                table.rows().stream()
                        .filter(row -> !row.actions().isEmpty())
                        .limit(1)
                        .toList());

        var text = writer.write(bare);

        if (!bare.rows().isEmpty()) {
            assertThat(reader.read("made-up.csv", text).orThrow().rows()).isEqualTo(bare.rows());
        }
    }

    @Property(tries = 200)
    void noCellOfAWrittenTableIsAFormula(@ForAll("tables") DecisionTable table) throws IOException {
        try (var written = CSVParser.parse(writer.write(table), CSVFormat.RFC4180)) {
            assertThat(written.stream().flatMap(CSVRecord::stream))
                    .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("@"));
        }
    }

    @Property(tries = 300)
    void whateverTheReaderAcceptsCompiles(@ForAll("tables") DecisionTable table) {
        // a base that compounds week after week is refused
        Assume.that(!table.schedule().isRecurring()
                || table.rows().stream()
                        .flatMap(row -> row.actions().stream())
                        .noneMatch(Action.Live.class::isInstance));

        var compilation = new RuleCompiler(TableMaker.VOCABULARY)
                .compile(List.of(reader.read("made-up.csv", writer.write(table)).orThrow()), Guardrails.none());

        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
    }
}
