package io.calibr.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The folder every command is about. */
final class FolderOption {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder of rules; the current one if left out.")
    Path directory = Path.of(".");
}
