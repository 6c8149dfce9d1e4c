package io.calibr.engine.table;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class RowSentenceProperties {

    @Provide
    Arbitrary<DecisionTable> tables() {
        return Arbitraries.randomValue(random -> new TableMaker(random).table());
    }

    @Property(tries = 300)
    void everyRowIsOneSentenceThatNamesItsTerms(@ForAll("tables") DecisionTable table) {
        for (var row : table.rows()) {
            var sentence = RowSentence.of(row, table.currency());

            assertThat(sentence)
                    .startsWith(row.matchesAll() ? "For every SKU, " : "When ")
                    .doesNotContain("Optional", "\n");
            assertThat(row.tests())
                    .allSatisfy(condition -> assertThat(sentence).contains(RowSentence.label(condition.term()) + " "));
        }
    }

    @Property(tries = 300)
    void aSheetHasTheRowsOfItsTableAndTheirSentences(@ForAll("tables") DecisionTable table) {
        var sheet = new CsvTableReader(TableMaker.VOCABULARY).sheet("made-up.csv", new CsvTableWriter().write(table));

        assertThat(sheet.problems()).isEmpty();
        assertThat(sheet.rows())
                .extracting(row -> row.sentence().orElse(""))
                .containsExactlyElementsOf(table.rows().stream()
                        .map(row -> RowSentence.of(row, table.currency()))
                        .toList());
        assertThat(sheet.columns())
                .extracting(SheetColumn::header)
                .containsExactlyElementsOf(
                        table.columns().stream().map(Column::header).toList());
    }
}
