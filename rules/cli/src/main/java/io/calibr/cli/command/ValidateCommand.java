package io.calibr.cli.command;

import io.calibr.cli.example.ExampleRunner;
import io.calibr.cli.example.Usual;
import io.calibr.cli.folder.FolderCheck;
import io.calibr.cli.folder.FolderReader;
import io.calibr.cli.report.Finding;
import io.calibr.cli.report.FindingFormat;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calibr validate}: everything wrong with a folder. */
@Command(
        name = "validate",
        description = "Reads and compiles every rule, rulebook and file of examples, and prints all that is wrong.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing is wrong, 1 something is. Warnings alone are 0, with --strict 1."})
final class ValidateCommand implements Callable<Integer> {

    private final Clock clock;

    @Mixin
    FolderOption folder = new FolderOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; text if left out. github annotates a pull request's lines.")
    FindingFormat format = FindingFormat.TEXT;

    @Option(names = "--strict", description = "Warnings fail too.")
    boolean strict;

    @Option(names = "--notes", description = "Also what is often meant, such as goods that no row of a table matches.")
    boolean notes;

    @Spec
    CommandSpec spec = CommandSpec.create();

    ValidateCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var rules = FolderReader.read(folder.directory);
        var check = new FolderCheck(rules);
        var examples = new ExampleRunner(rules, check, new Usual(Optional.empty(), clock.instant(), ZoneOffset.UTC));
        rules.rules().forEach(rule -> {
            if (check.compile(rule).isPresent()) {
                check.lint(rule);
            }
            examples.read(rule);
        });
        if (!check.hasErrors()) {
            rules.rulebooks().forEach(check::compile);
        }
        check.lookForUnused();
        var findings = check.findings().stream()
                .filter(finding -> notes || finding.severity() != Finding.Severity.NOTE)
                .toList();
        var out = spec.commandLine().getOut();
        format.print(findings, out);
        var failed = check.hasErrors()
                || (strict && findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.WARNING));
        if (format == FindingFormat.TEXT && !failed) {
            out.println(rules.path() + ": " + counted(rules.rules().size(), "rule") + ", "
                    + counted(rules.rulebooks().size(), "rulebook") + ", nothing wrong"
                    + (findings.isEmpty() ? "" : " but what is said above"));
        }
        return failed ? Exit.ERROR : Exit.FINE;
    }

    static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
