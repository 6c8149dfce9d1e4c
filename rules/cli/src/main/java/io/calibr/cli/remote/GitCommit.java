package io.calibr.cli.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The commit a folder is at, in words. */
public final class GitCommit {

    private static final int LONGEST = 200;
    private static final int SECONDS = 10;

    private GitCommit() {}

    /**
     * {@code 1a2b3c4 Summer sale}, and whether the folder holds more than that; empty outside of a git work tree, or where
     * there is no git.
     */
    public static Optional<String> of(Path directory) {
        return git(directory, "log", "-1", "--format=%h %s")
                .filter(commit -> !commit.isEmpty())
                .map(commit -> {
                    var changed = git(directory, "status", "--porcelain", "--", ".")
                            .filter(lines -> !lines.isEmpty())
                            .isPresent();
                    var text = commit + (changed ? " (with changes that are not committed)" : "");
                    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
                });
    }

    private static Optional<String> git(Path directory, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(said.strip())
                    : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
