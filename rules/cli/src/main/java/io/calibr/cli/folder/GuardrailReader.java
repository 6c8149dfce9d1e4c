package io.calibr.cli.folder;

import io.calibr.cli.report.Finding;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Reading;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** Reads a rulebook's guardrails as what they are: one row of a table of the guard stage. A server reads them the same way. */
final class GuardrailReader {

    private final Vocabulary vocabulary;

    GuardrailReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Empty where there are findings. */
    record Read(Optional<Guardrails> guardrails, List<Finding> findings) {}

    Read read(RulebookFile rulebook) {
        if (rulebook.guardrails().isEmpty()) {
            return new Read(Optional.of(Guardrails.none()), List.of());
        }
        return switch (new CsvTableReader(vocabulary).read("guardrails", csv(rulebook))) {
            case Reading.Refused(var problems) ->
                new Read(
                        Optional.empty(),
                        problems.stream()
                                .map(problem -> finding(rulebook, problem))
                                .toList());
            case Reading.Accepted(var table)
            when !table.rows().getFirst().conditions().isEmpty() ->
                new Read(
                        Optional.empty(),
                        List.of(Finding.error(
                                rulebook.path(),
                                0,
                                "condition",
                                "a rulebook's guardrails hold for every SKU: conditions go into a rule")));
            case Reading.Accepted(var table) ->
                new Read(
                        Optional.of(new Guardrails(
                                table.currency().orElse(null),
                                table.rows().stream()
                                        .flatMap(row -> row.actions().stream())
                                        .map(Action.Guard.class::cast)
                                        .toList())),
                        List.of());
        };
    }

    /** In the table, the cell of a guardrail stands behind the id, in the order of the file. */
    private static Finding finding(RulebookFile rulebook, Problem problem) {
        var lines = rulebook.guardrails().values().stream()
                .map(RulebookFile.Entry::line)
                .toList();
        var cell =
                problem.place().column().map(column -> column.charAt(0) - 'B').orElse(-1);
        var known = cell >= 0 && cell < lines.size();
        return Finding.error(
                rulebook.path(), known ? lines.get(cell) : 0, problem.kind().word(), FolderCheck.sentence(problem));
    }

    private static String csv(RulebookFile rulebook) {
        var currency = rulebook.market()
                .currency()
                .map(code -> "# currency: " + code.replaceAll("\\s", "") + "\n")
                .orElse("");
        var out = new StringBuilder("# table: guardrails\n# stage: guard\n# hit-policy: first\n" + currency);
        print(out, "id", rulebook.guardrails().keySet().stream());
        print(out, "all", rulebook.guardrails().values().stream().map(RulebookFile.Entry::text));
        return out.toString();
    }

    private static void print(StringBuilder out, String first, Stream<String> rest) {
        var cells = new ArrayList<Object>();
        cells.add(first);
        rest.forEach(cells::add);
        try {
            CSVFormat.RFC4180.printRecord(out, cells.toArray());
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }
}
