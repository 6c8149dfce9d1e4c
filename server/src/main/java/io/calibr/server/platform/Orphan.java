package io.calibr.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start finds in {@code postmaster.pid}: after kill -9 of the server its PostgreSQL lives on. Called only by whoever
 * holds the lock beside the data directory, so no other Calibr uses that PostgreSQL.
 */
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Path binaries;

    Orphan(Path data, Path binaries) {
        this.data = data;
        this.binaries = binaries;
    }

    /** Stops our own leftover, forgets a stale file, refuses a PostgreSQL that somebody else started. */
    void clear() throws IOException, InterruptedException {
        var file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        var lines = Files.readAllLines(file);
        var running = lines.isEmpty() ? Optional.<ProcessHandle>empty() : postgres(lines.getFirst());
        if (running.isEmpty()) {
            // the number may belong to another program by now, which PostgreSQL would take for a server of its own
            Files.delete(file);
            return;
        }
        stop(running.get(), lines);
    }

    /** Stops what was started in vain on the directory, whether or not it has written its file yet. */
    void clearStarted() throws IOException, InterruptedException {
        var started = ProcessHandle.allProcesses().filter(this::runsOnTheData).toList();
        for (var process : started) {
            end(process);
        }
        clear();
    }

    private boolean runsOnTheData(ProcessHandle process) {
        var program = command(process);
        return (program.endsWith("/postgres") || program.endsWith("/pg_ctl"))
                && process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(data.toString()))
                        .isPresent();
    }

    private static Optional<ProcessHandle> postgres(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> command(process).endsWith("/postgres"));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void stop(ProcessHandle process, List<String> lines) throws IOException, InterruptedException {
        var sameDirectory =
                lines.size() > 1 && Path.of(lines.get(1)).toRealPath().equals(data.toRealPath());
        if (!sameDirectory || !command(process).startsWith(binaries.toRealPath().toString())) {
            throw new StartRefused("a PostgreSQL that Calibr did not start (process " + process.pid()
                    + ") runs on the data directory " + data + "; stop it first");
        }
        log.atWarn().addKeyValue("pid", process.pid()).log("stopping the PostgreSQL left over by a killed server");
        end(process);
    }

    private void end(ProcessHandle process) throws IOException, InterruptedException {
        // SIGINT is its fast shutdown: clients are disconnected, the checkpoint is written
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartRefused(
                    "the leftover PostgreSQL (process " + process.pid() + ") on " + data
                            + " does not stop; stop it by hand",
                    e);
        }
    }

    private static String command(ProcessHandle process) {
        return process.info().command().orElse("");
    }
}
