package io.calibr.xlsx;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.TableMaker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class XlsxTableProperties {

    /** What a workbook finds difficult, beside what every file does. */
    private static final List<String> PIECES = List.of(
            "a",
            "B",
            "7",
            " x",
            ",",
            "\"",
            "'",
            "=",
            "+",
            "-",
            "@",
            "#",
            "é",
            "長",
            "🚲",
            "%",
            ".",
            "\\",
            "<",
            "&",
            "_x000D_",
            "_x005F_",
            "1E5",
            "TRUE",
            "2024-01-01");

    private final XlsxTableReader reader = new XlsxTableReader(TableMaker.VOCABULARY);
    private final XlsxTableWriter writer = new XlsxTableWriter(TableMaker.VOCABULARY);

    @Provide
    Arbitrary<DecisionTable> tables() {
        return Arbitraries.randomValue(random -> new TableMaker(random, PIECES).table());
    }

    @Property(tries = 60)
    void aWrittenTableReadsBackEqual(@ForAll("tables") DecisionTable table) throws IOException {
        var file = new ByteArrayOutputStream();
        writer.write(table, file);

        assertThat(reader.read("made-up.xlsx", new ByteArrayInputStream(file.toByteArray())))
                .isInstanceOfSatisfying(WorkbookReading.Accepted.class, read -> {
                    assertThat(read.notes()).containsExactly("How to");
                    assertThat(read.tables()).singleElement().satisfies(on -> {
                        assertThat(on.sheet()).isEqualTo("made-up");
                        assertThat(on.table()).isEqualTo(table);
                        assertThat(on.lines().keySet())
                                .containsExactlyInAnyOrderElementsOf(
                                        table.rows().stream().map(Row::id).toList());
                    });
                });
    }
}
