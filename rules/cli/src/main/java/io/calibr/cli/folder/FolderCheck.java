package io.calibr.cli.folder;

import io.calibr.cli.report.Finding;
import io.calibr.engine.compile.Compilation;
import io.calibr.engine.compile.Problem;
import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.example.Alone;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.lint.Lint;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Place;
import io.calibr.engine.table.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles what a folder says, rule by rule and rulebook by rulebook, and takes note of all that is wrong. */
public final class FolderCheck {

    private final RuleFolder folder;
    private final RuleCompiler compiler;
    private final List<Finding> findings;

    public FolderCheck(RuleFolder folder) {
        this.folder = folder;
        this.compiler = new RuleCompiler(folder.vocabulary());
        this.findings = new ArrayList<>(folder.findings());
    }

    /** Everything found so far, in the order in which it was. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** A rule by itself, as its examples try it; empty, with findings, where it is refused. */
    public Optional<RuleSet> compile(RuleFile rule) {
        return switch (rule.reading()) {
            case Reading.Refused(var problems) -> {
                problems.forEach(problem -> findings.add(finding(problem)));
                yield Optional.empty();
            }
            case Reading.Accepted(var table) ->
                ruleSet(Alone.with(table), Guardrails.none(), List.of(rule), rule.path());
        };
    }

    /** A rulebook; empty, with findings, where it is refused. Rules that cannot be read are only counted as missing here. */
    public Optional<RuleSet> compile(RulebookFile rulebook) {
        var missing = rulebook.rules().stream()
                .filter(entry -> folder.rules(entry.text()).isEmpty())
                .toList();
        missing.forEach(entry -> findings.add(
                Finding.error(rulebook.path(), entry.line(), "missing-rule", entry.text() + " is not in the folder")));
        var guardrails = guardrails(rulebook);
        var rules = folder.rules(rulebook);
        var tables = rules.stream().flatMap(rule -> rule.table().stream()).toList();
        if (!missing.isEmpty() || guardrails.isEmpty() || tables.size() < rules.size()) {
            return Optional.empty();
        }
        return ruleSet(tables, guardrails.get(), rules, rulebook.path());
    }

    /** Says which rules no rulebook has, where there are rulebooks. */
    public void lookForUnused() {
        if (folder.rulebooks().isEmpty()) {
            return;
        }
        var used = folder.rulebooks().stream()
                .flatMap(rulebook -> folder.rules(rulebook).stream())
                .toList();
        folder.rules().stream()
                .filter(rule -> !used.contains(rule))
                .forEach(rule -> findings.add(new Finding(
                        Finding.Severity.WARNING, rule.place(""), "unused-rule", "no rulebook has this rule")));
    }

    /** Takes note of what is odd about a rule's table, such as rows that never act; not of a table that is refused. */
    public void lint(RuleFile rule) {
        rule.table()
                .map(table -> Lint.of(table).findings())
                .orElse(List.of())
                .forEach(odd -> findings.add(new Finding(
                        severity(odd),
                        rule.place(odd.rows().stream().findFirst().orElse("")),
                        odd.kind(),
                        odd.message())));
    }

    /** A table of offers leaves most goods alone, and is meant to: what no row matches is no more than a note. */
    private static Finding.Severity severity(io.calibr.engine.lint.Finding odd) {
        return odd.severity() == io.calibr.engine.lint.Finding.Severity.WARNING
                        && !(odd instanceof io.calibr.engine.lint.Finding.Gap)
                ? Finding.Severity.WARNING
                : Finding.Severity.NOTE;
    }

    /** Takes note of something found elsewhere. */
    public void add(Finding finding) {
        findings.add(finding);
    }

    private Optional<RuleSet> ruleSet(
            List<DecisionTable> tables, Guardrails guardrails, List<RuleFile> rules, String path) {
        return switch (compiler.compile(tables, guardrails)) {
            case Compilation.Compiled(var ruleSet) -> Optional.of(ruleSet);
            case Compilation.Rejected(var problems) -> {
                problems.forEach(problem -> findings.add(finding(problem, rules, path)));
                yield Optional.empty();
            }
        };
    }

    private Optional<Guardrails> guardrails(RulebookFile rulebook) {
        var reading = new GuardrailReader(folder.vocabulary()).read(rulebook);
        reading.findings().forEach(findings::add);
        return reading.guardrails();
    }

    private static Finding finding(io.calibr.engine.table.Problem problem) {
        return new Finding(
                Finding.Severity.ERROR, problem.place(), problem.kind().word(), sentence(problem));
    }

    static String sentence(io.calibr.engine.table.Problem problem) {
        return problem.message()
                + problem.suggestion()
                        .map(word -> " (did you mean \"" + word + "\"?)")
                        .orElse("");
    }

    /** The compiler knows tables and rows by name, not files and lines. */
    private static Finding finding(Problem problem, List<RuleFile> rules, String path) {
        var rule = rules.stream()
                .filter(file -> file.table()
                        .filter(table -> table.name().equals(problem.table()))
                        .isPresent())
                .reduce((_, last) -> last);
        var place = rule.map(file -> file.place(problem.row())).orElseGet(() -> Place.line(path, 0));
        var within = Stream.of(problem.row().isEmpty() ? "" : "row " + problem.row(), problem.column())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return new Finding(
                Finding.Severity.ERROR, place, "refused", (within.isEmpty() ? "" : within + ": ") + problem.message());
    }
}
