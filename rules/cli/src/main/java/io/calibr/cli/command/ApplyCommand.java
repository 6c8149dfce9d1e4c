package io.calibr.cli.command;

import io.calibr.cli.remote.CalibrApi;
import io.calibr.cli.remote.GitCommit;
import io.calibr.cli.remote.PublishFolder;
import io.calibr.cli.remote.StartRun;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calibr apply}: publishes a folder and starts a run for others to approve. */
@Command(
        name = "apply",
        description = {
            "Saves and publishes the rulebook and its rules on a server, then starts a run: a preview for somebody else to"
                    + " approve. Done again without a change, it publishes and starts nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, or nothing to do; 1 an error or a refusal."})
final class ApplyCommand implements Callable<Integer> {

    @Mixin
    FolderOption folder = new FolderOption();

    @Mixin
    RulebookOption rulebook = new RulebookOption();

    @Mixin
    ServerOption server;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Stands beside each version; the git commit if left out.")
    @Nullable
    String reason;

    @Option(names = "--overwrite", description = "Also drafts that were changed on the server and not published.")
    boolean overwrite;

    @Option(
            names = "--run",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES}: start a run; changed, when something was published, if left out.")
    When run = When.CHANGED;

    @Option(
            names = "--approve",
            description = "Approves the run, where the project lets people approve their own. It is not applied.")
    boolean approve;

    @Option(names = "--as-of", paramLabel = "WHEN", description = "A day or an instant to price for; now if left out.")
    @Nullable
    String asOf;

    @Spec
    CommandSpec spec = CommandSpec.create();

    ApplyCommand(Map<String, String> environment) {
        this.server = new ServerOption(environment);
    }

    /** When a run is started. */
    enum When {
        CHANGED,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        var compiled = CompiledFolder.of(folder.directory, rulebook.name(), spec);
        var out = spec.commandLine().getOut();
        try (var api = server.open(spec.commandLine().getErr())) {
            var why = Optional.ofNullable(reason)
                    .or(() -> GitCommit.of(folder.directory))
                    .orElse("calibr apply");
            var published = new PublishFolder(api, why, overwrite, out::println)
                    .publish(compiled.folder(), compiled.rulebook());
            if (run == When.ALWAYS || (run == When.CHANGED && published)) {
                start(api, compiled, out);
            } else {
                out.println(published ? "no run was started" : "nothing changed: no run was started");
            }
        }
        return Exit.FINE;
    }

    private void start(CalibrApi api, CompiledFolder compiled, PrintWriter out) {
        var runs = new StartRun(api);
        var market = server.market(rulebook.slug(compiled.rulebook()), Optional.ofNullable(asOf));
        var started = runs.start(compiled.rulebook().name(), market);
        out.println("run " + started.id() + ": " + started.state() + ", " + started.counts());
        out.flush();
        if (started.isApproved()) {
            out.println("the project's policy approves it: " + api.base().resolve("/runs/" + started.id()));
        } else if (approve) {
            out.println("run " + started.id() + ": " + runs.approve(started).state());
        } else {
            out.println("somebody else approves it: " + api.base().resolve("/runs/" + started.id()));
        }
    }
}
