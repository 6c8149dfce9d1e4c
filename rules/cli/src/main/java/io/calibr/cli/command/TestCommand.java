package io.calibr.cli.command;

import io.calibr.cli.example.ExampleRun;
import io.calibr.cli.example.ExampleRunner;
import io.calibr.cli.example.JUnitReport;
import io.calibr.cli.example.Usual;
import io.calibr.cli.folder.FolderCheck;
import io.calibr.cli.folder.FolderReader;
import io.calibr.cli.folder.RuleFile;
import io.calibr.cli.folder.RuleFolder;
import io.calibr.cli.report.Finding;
import io.calibr.cli.report.FindingFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calibr test}: the examples beside the rules. */
@Command(
        name = "test",
        description = "Prices every example with its rule, says which do not hold and which rows no example reaches.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all examples hold, 1 one does not, or rules or examples cannot be read."})
final class TestCommand implements Callable<Integer> {

    private final Clock clock;

    @Mixin
    FolderOption folder = new FolderOption();

    @Mixin
    MomentOption moment = new MomentOption();

    @Mixin
    CurrencyOption currency = new CurrencyOption();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also writes the results as JUnit XML.")
    @Nullable
    Path junit;

    @Spec
    CommandSpec spec = CommandSpec.create();

    TestCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var rules = FolderReader.read(folder.directory);
        var check = new FolderCheck(rules);
        var usual = new Usual(currency.currency(), moment.instant(clock), moment.zone());
        var runner = new ExampleRunner(rules, check, usual);
        var runs = rules.rules().stream()
                .flatMap(rule -> check.compile(rule).flatMap(compiled -> runner.run(rule, compiled)).stream())
                .toList();
        if (junit != null) {
            JUnitReport.write(junit, runs);
        }
        var out = spec.commandLine().getOut();
        runs.forEach(run -> print(run, out));
        FindingFormat.TEXT.print(
                check.findings().stream()
                        .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                        .toList(),
                out);
        summary(rules, runs, out);
        return check.hasErrors() || runs.stream().anyMatch(run -> run.failed() > 0) ? Exit.ERROR : Exit.FINE;
    }

    private static void print(ExampleRun run, PrintWriter out) {
        out.println((run.failed() == 0 ? "ok    " : "FAIL  ") + run.rule() + ": "
                + ValidateCommand.counted(run.cases().size(), "example") + ", " + run.reached() + " of "
                + ValidateCommand.counted(run.rows(), "row"));
        for (var example : run.cases()) {
            example.failures()
                    .forEach(failure -> out.println("      " + run.path() + ":" + failure.line() + ": "
                            + failure.example() + ": " + JUnitReport.sentence(failure)));
        }
        if (!run.unreached().isEmpty()) {
            out.println("      not reached: " + String.join(", ", run.unreached()));
        }
    }

    private static void summary(RuleFolder rules, List<ExampleRun> runs, PrintWriter out) {
        var cases = runs.stream().mapToInt(run -> run.cases().size()).sum();
        var failed = runs.stream().mapToLong(ExampleRun::failed).sum();
        var reached = runs.stream().mapToInt(ExampleRun::reached).sum();
        var rows = runs.stream().mapToInt(ExampleRun::rows).sum();
        var without = rules.rules().stream()
                .filter(rule -> rule.examples().isEmpty())
                .map(RuleFile::name)
                .toList();
        out.println(ValidateCommand.counted(cases, "example") + " of " + ValidateCommand.counted(runs.size(), "rule")
                + ": " + (cases - failed) + " hold, " + failed + " fail; " + reached + " of "
                + ValidateCommand.counted(rows, "row") + " reached");
        if (!without.isEmpty()) {
            out.println("without examples: " + String.join(", ", without));
        }
    }
}
