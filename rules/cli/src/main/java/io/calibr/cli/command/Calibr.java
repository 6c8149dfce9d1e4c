package io.calibr.cli.command;

import io.calibr.cli.report.Failure;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command that has the others. */
@Command(
        name = "calibr",
        description = "Pricing rules in a folder: check them, try their examples, see what they change, publish them.",
        mixinStandardHelpOptions = true,
        versionProvider = Calibr.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 fine, 1 an error, 2 a plan that changes prices."})
public final class Calibr {

    private Calibr() {}

    /**
     * The commands, ready to be executed; their output goes where picocli's does.
     *
     * @param environment variables such as CALIBR_TOKEN
     */
    public static CommandLine of(Clock clock, Map<String, String> environment) {
        var calibr = new CommandLine(new Calibr())
                .addSubcommand(new ValidateCommand(clock))
                .addSubcommand(new TestCommand(clock))
                .addSubcommand(new PlanCommand(clock, environment))
                .addSubcommand(new ApplyCommand(environment));
        calibr.setCaseInsensitiveEnumValuesAllowed(true);
        calibr.setUsageHelpAutoWidth(true);
        calibr.setExecutionExceptionHandler((thrown, line, _) -> failed(thrown, line));
        calibr.setParameterExceptionHandler((wrong, _) -> misunderstood(wrong));
        return calibr;
    }

    private static int failed(Exception thrown, CommandLine line) throws Exception {
        if (thrown instanceof Failure failure) {
            line.getErr().println("calibr: " + failure.text());
            return Exit.ERROR;
        }
        throw thrown;
    }

    private static int misunderstood(ParameterException wrong) {
        var line = wrong.getCommandLine();
        line.getErr().println("calibr: " + wrong.getMessage());
        line.getErr().println(line.getCommandSpec().qualifiedName() + " --help says what there is");
        return Exit.ERROR;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"calibr " + Calibr.class.getPackage().getImplementationVersion()};
        }
    }
}
