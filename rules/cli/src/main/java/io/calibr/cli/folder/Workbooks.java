package io.calibr.cli.folder;

import io.calibr.cli.report.Finding;
import io.calibr.engine.table.Place;
import io.calibr.engine.table.Reading;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.xlsx.WorkbookReading;
import io.calibr.xlsx.XlsxTableReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads workbooks: the only class here that needs POI, which is so loaded where a folder has one and nowhere else. */
final class Workbooks {

    private Workbooks() {}

    /**
     * The rules of a workbook, named as their tables are, in the order of its sheets. One that is refused is a single rule of
     * the file's name: which tables it has is not known.
     *
     * @param notes told of sheets that hold no table
     */
    static List<RuleReading> read(Vocabulary vocabulary, FolderFile file, Consumer<Finding> notes) {
        return switch (new XlsxTableReader(vocabulary).read(file.path(), file.open())) {
            case WorkbookReading.Accepted(var tables, var others) -> {
                others.forEach(sheet -> notes.accept(note(file, sheet)));
                yield tables.stream()
                        .map(on -> new RuleReading(
                                on.table().name(),
                                Optional.of(new RuleReading.Sheet(on.sheet(), on.lines())),
                                new Reading.Accepted(on.table())))
                        .toList();
            }
            case WorkbookReading.Refused(var problems) ->
                List.of(new RuleReading(RuleFormat.stem(file.name()), Optional.empty(), new Reading.Refused(problems)));
        };
    }

    private static Finding note(FolderFile file, String sheet) {
        return new Finding(
                Finding.Severity.NOTE,
                new Place(file.path(), Optional.of(sheet), 0, Optional.empty()),
                "no-table",
                "the sheet does not begin with a line # table:, so nothing reads it");
    }
}
