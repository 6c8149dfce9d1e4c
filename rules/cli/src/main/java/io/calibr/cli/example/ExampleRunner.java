package io.calibr.cli.example;

import io.calibr.cli.folder.FolderCheck;
import io.calibr.cli.folder.RuleFile;
import io.calibr.cli.folder.RuleFile.ExampleFile;
import io.calibr.cli.folder.RuleFolder;
import io.calibr.cli.report.Finding;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.example.ExampleFailure;
import io.calibr.engine.example.ExampleReader;
import io.calibr.engine.example.ExampleReading;
import io.calibr.engine.example.Examples;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.explain.Step;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the examples of a rule, prices them with it alone and sees which rows they reach. */
public final class ExampleRunner {

    private final RuleFolder folder;
    private final FolderCheck check;
    private final Usual usual;

    /**
     * A runner for one folder.
     *
     * @param check takes note of examples that cannot be read
     */
    public ExampleRunner(RuleFolder folder, FolderCheck check, Usual usual) {
        this.folder = folder;
        this.check = check;
        this.usual = usual;
    }

    /** The rule's examples; empty where it has none, or where findings say why they cannot be read. */
    public Optional<Examples> read(RuleFile rule) {
        return rule.examples().flatMap(file -> read(rule, file));
    }

    /** Prices every example; empty where the rule has none that can be read. */
    public Optional<ExampleRun> run(RuleFile rule, RuleSet rules) {
        return read(rule).flatMap(examples -> rule.table().map(table -> run(rule, table, examples, rules)));
    }

    private Optional<Examples> read(RuleFile rule, ExampleFile file) {
        var reader = new ExampleReader(folder.vocabulary(), usual.request(folder, rule));
        return switch (reader.read(file.path(), file.text())) {
            case ExampleReading.Read(var examples) -> Optional.of(examples);
            case ExampleReading.Rejected(var problems) -> {
                problems.forEach(problem -> check.add(finding(file.path(), problem)));
                yield Optional.empty();
            }
        };
    }

    /** The reader says {@code <file>:<line>: <message>}, or {@code <file>: <message>}. */
    private static Finding finding(String path, String problem) {
        var parts = Pattern.compile(Pattern.quote(path) + "(?::(\\d+))?: (.*)", Pattern.DOTALL)
                .matcher(problem);
        if (!parts.matches()) {
            return Finding.error(path, 0, "bad-example", problem);
        }
        var line = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
        return Finding.error(path, line, "bad-example", parts.group(2));
    }

    private static ExampleRun run(RuleFile rule, DecisionTable table, Examples examples, RuleSet rules) {
        var failures = examples.failures(rules).stream().collect(Collectors.groupingBy(ExampleFailure::line));
        var cases = examples.all().stream()
                .map(example -> new ExampleRun.Case(example, failures.getOrDefault(example.line(), List.of())))
                .toList();
        var reached = reached(table, examples, rules);
        var unreached = table.rows().stream()
                .map(Row::id)
                .filter(id -> !reached.contains(id))
                .toList();
        return new ExampleRun(
                rule.name(), examples.source(), cases, table.rows().size(), unreached);
    }

    private static Set<String> reached(DecisionTable table, Examples examples, RuleSet rules) {
        var reached = new HashSet<String>();
        try (var session = new PricingEngine(rules).session()) {
            for (var example : examples.all()) {
                rows(session.price(List.of(example.facts()), example.request()).getFirst(), rules).stream()
                        .filter(row -> row.table().equals(table.name()))
                        .map(FiredRow::id)
                        .forEach(reached::add);
            }
        }
        return reached;
    }

    /** Rows that acted; a row that only guards acts by its step, one in a conflict by being named. */
    private static List<FiredRow> rows(PricedSku priced, RuleSet rules) {
        return priced.outcome() instanceof PriceOutcome.Conflicting(var rows)
                ? rows
                : priced.explanation().steps().stream()
                        .filter(Step::byRow)
                        .map(step -> FiredRow.of(rules, step.table(), step.row()))
                        .toList();
    }
}
