package io.calibr.server.rule;

import io.calibr.engine.compile.Compilation.Compiled;
import io.calibr.engine.compile.Compilation.Rejected;
import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.dialect.DrlTableReader;
import io.calibr.engine.example.Alone;
import io.calibr.engine.example.ExampleReader;
import io.calibr.engine.example.ExampleReading;
import io.calibr.engine.example.ExampleResult;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.json.BuilderReader;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.CsvTableWriter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.Sheet;
import io.calibr.engine.table.Stage;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.server.rule.Examination.Sound;
import io.calibr.server.rule.Examination.Unsound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Reads what authors wrote and compiles it, or says everything that is wrong with it. */
final class RuleExamination {

    static final String GUARDRAILS = "guardrails";

    private final Vocabulary vocabulary;
    private @Nullable Laid last;

    RuleExamination(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The stage the text says it belongs to; nothing where the text cannot be read. */
    Optional<Stage> stage(String slug, RuleText text) {
        if (text.format() == RuleText.Format.TABLE) {
            var laidOut = sheet(slug, text);
            return laidOut.stage().filter(_ -> laidOut.problems().isEmpty());
        }
        return switch (read(slug, text)) {
            case Sound<DecisionTable>(var table) -> Optional.of(table.stage());
            case Unsound<DecisionTable> unsound -> Optional.empty();
        };
    }

    /**
     * A rule in columns and rows; laid out once for whoever saves it and whoever shows it.
     *
     * <p>What is no table by its text is refused where it cannot be read.
     */
    Sheet sheet(String slug, RuleText text) {
        if (last == null || !last.of().equals(text.source())) {
            var csv = text.format() == RuleText.Format.TABLE
                    ? text.source()
                    : new CsvTableWriter().write(read(slug, text).orRefuse());
            last = new Laid(text.source(), new CsvTableReader(vocabulary).sheet(slug + ".table.csv", csv));
        }
        return last.out();
    }

    private record Laid(String of, Sheet out) {}

    /**
     * One rule by itself: its text, then its compilation, then its examples.
     *
     * @param usual the request of an example that does not say otherwise
     */
    Examination<DecisionTable> examine(String slug, RuleText text, PriceRequest usual) {
        return switch (read(slug, text)) {
            case Unsound<DecisionTable> unsound -> unsound;
            case Sound<DecisionTable>(var table) -> {
                var findings = trial(slug, table, text.examples(), usual).findings();
                yield findings.isEmpty() ? new Sound<>(table) : new Unsound<>(findings);
            }
        };
    }

    /** One rule by itself, without its examples. */
    Examination<DecisionTable> compiled(String slug, RuleText text) {
        return switch (read(slug, text)) {
            case Unsound<DecisionTable> unsound -> unsound;
            case Sound<DecisionTable> sound ->
                switch (compile(Alone.with(sound.subject()), Guardrails.none())) {
                    case Unsound<RuleSet>(var problems) -> new Unsound<>(problems);
                    case Sound<RuleSet> _ -> sound;
                };
        };
    }

    /** What one rule by itself means. */
    Examination<RuleSet> alone(String slug, RuleText text) {
        return switch (read(slug, text)) {
            case Unsound<DecisionTable>(var problems) -> new Unsound<>(problems);
            case Sound<DecisionTable>(var table) -> compile(Alone.with(table), Guardrails.none());
        };
    }

    /**
     * What came of trying a rule out.
     *
     * @param findings everything wrong with it, a failing example too
     * @param results of all examples; empty where there are none, or where they or the rule cannot be read
     * @param table what was tried; empty where it cannot be read or does not compile
     */
    record Trial(List<Finding> findings, List<ExampleResult> results, Optional<DecisionTable> table) {
        Trial {
            findings = List.copyOf(findings);
            results = List.copyOf(results);
        }
    }

    /** One rule by itself, with the result of every example. */
    Trial trial(String slug, RuleText text, PriceRequest usual) {
        return switch (read(slug, text)) {
            case Unsound<DecisionTable>(var findings) -> new Trial(findings, List.of(), Optional.empty());
            case Sound<DecisionTable>(var table) -> trial(slug, table, text.examples(), usual);
        };
    }

    private Trial trial(String slug, DecisionTable table, String examples, PriceRequest usual) {
        return switch (compile(Alone.with(table), Guardrails.none())) {
            case Unsound<RuleSet>(var problems) -> new Trial(problems, List.of(), Optional.empty());
            case Sound<RuleSet>(var rules) -> trial(slug, table, examples, rules, usual);
        };
    }

    private Trial trial(String slug, DecisionTable table, String text, RuleSet rules, PriceRequest usual) {
        if (text.isBlank()) {
            return new Trial(List.of(), List.of(), Optional.of(table));
        }
        return switch (new ExampleReader(vocabulary, usual).read(slug + ".examples.csv", text)) {
            case ExampleReading.Rejected(var problems) ->
                new Trial(
                        problems.stream()
                                .map(problem -> Finding.of(slug, "bad-example", problem))
                                .toList(),
                        List.of(),
                        Optional.of(table));
            case ExampleReading.Read(var examples) -> {
                var results = examples.results(rules);
                var failing = results.stream()
                        .flatMap(result -> result.failures().stream())
                        .map(failure -> Finding.of(slug, failure))
                        .toList();
                yield new Trial(failing, results, Optional.of(table));
            }
        };
    }

    /** Rules in order, with guardrails for everything they price. */
    Examination<RuleSet> examine(List<Named> rules, GuardrailText guardrails) {
        var findings = new ArrayList<Finding>();
        var tables = new ArrayList<DecisionTable>();
        for (var rule : rules) {
            switch (read(rule.slug(), rule.text())) {
                case Sound<DecisionTable>(var table) -> tables.add(table);
                case Unsound<DecisionTable>(var found) -> findings.addAll(found);
            }
        }
        var bounds = read(guardrails);
        findings.addAll(bounds.findings());
        return findings.isEmpty() ? compile(tables, bounds.orRefuse()) : new Unsound<>(findings);
    }

    /** A rule's text under the name that findings call it by. */
    record Named(String slug, RuleText text) {}

    private Examination<DecisionTable> read(String slug, RuleText text) {
        return switch (text.format()) {
            case TABLE -> read(slug, new CsvTableReader(vocabulary).read(slug + ".table.csv", text.source()));
            case DRL -> read(slug, new DrlTableReader(vocabulary).read(slug + ".drl", text.source()));
            case BUILDER -> read(slug, new BuilderReader(vocabulary).read(slug + ".builder.json", text.source()));
        };
    }

    private static Examination<DecisionTable> read(String slug, Reading reading) {
        return switch (reading) {
            case Reading.Accepted(var table) -> new Sound<>(table);
            case Reading.Refused(var problems) ->
                new Unsound<>(problems.stream()
                        .map(problem -> Finding.of(slug, problem))
                        .toList());
        };
    }

    private Examination<RuleSet> compile(List<DecisionTable> tables, Guardrails guardrails) {
        return switch (new RuleCompiler(vocabulary).compile(tables, guardrails)) {
            case Compiled(var rules) -> new Sound<>(rules);
            case Rejected(var problems) ->
                new Unsound<>(problems.stream()
                        .map(problem -> Finding.of(problem.table(), problem))
                        .toList());
        };
    }

    /** Guardrails are one row of a table of the guard stage, so they are read, and refused, as such. */
    private Examination<Guardrails> read(GuardrailText text) {
        if (text.bounds().isEmpty()) {
            return new Sound<>(Guardrails.none());
        }
        return switch (read(GUARDRAILS, new CsvTableReader(vocabulary).read(GUARDRAILS, csv(text)))) {
            case Unsound<DecisionTable>(var findings) -> new Unsound<>(findings);
            case Sound<DecisionTable>(var table)
            when !table.rows().getFirst().matchesAll() ->
                new Unsound<>(List.of(Finding.of(
                        GUARDRAILS,
                        "condition",
                        "a rulebook's guardrails hold for every SKU: conditions go into a rule")));
            case Sound<DecisionTable>(var table) ->
                new Sound<>(new Guardrails(
                        table.currency().orElse(null),
                        table.rows().stream()
                                .flatMap(row -> row.actions().stream())
                                .map(Action.Guard.class::cast)
                                .toList()));
        };
    }

    private static String csv(GuardrailText text) {
        var currency =
                text.currency() == null ? "" : "# currency: " + text.currency().replaceAll("\\s", "") + "\n";
        var out = new StringBuilder("# table: guardrails\n# stage: guard\n# hit-policy: first\n" + currency);
        print(out, "id", List.copyOf(text.bounds().keySet()));
        print(out, "all", List.copyOf(text.bounds().values()));
        return out.toString();
    }

    private static void print(StringBuilder out, String first, List<String> rest) {
        var cells = new ArrayList<String>();
        cells.add(first);
        cells.addAll(rest);
        try {
            CSVFormat.RFC4180.printRecord(out, cells.toArray());
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }
}
