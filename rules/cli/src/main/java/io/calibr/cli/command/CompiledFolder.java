package io.calibr.cli.command;

import io.calibr.cli.folder.FolderCheck;
import io.calibr.cli.folder.FolderReader;
import io.calibr.cli.folder.RuleFolder;
import io.calibr.cli.folder.RulebookFile;
import io.calibr.cli.report.Failure;
import io.calibr.cli.report.Finding;
import io.calibr.cli.report.FindingFormat;
import io.calibr.engine.compile.RuleSet;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A folder that one may price with: its rulebook compiles. */
record CompiledFolder(RuleFolder folder, RulebookFile rulebook, RuleSet rules) {

    /** The folder's rulebook of that name, or its only one; else a failure, with the findings on standard error. */
    static CompiledFolder of(Path directory, Optional<String> rulebook, CommandSpec spec) {
        var folder = FolderReader.read(directory);
        var book = folder.rulebook(rulebook);
        var check = new FolderCheck(folder);
        folder.rules(book).forEach(check::compile);
        var rules = check.hasErrors() ? Optional.<RuleSet>empty() : check.compile(book);
        if (rules.isEmpty()) {
            var errors = check.findings().stream().filter(Finding::isError).toList();
            FindingFormat.TEXT.print(errors, spec.commandLine().getErr());
            throw new Failure(
                    directory + " has " + ValidateCommand.counted(errors.size(), "error") + "; nothing was priced");
        }
        return new CompiledFolder(folder, book, rules.get());
    }
}
