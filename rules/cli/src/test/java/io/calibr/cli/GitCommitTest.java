package io.calibr.cli;

import io.calibr.cli.remote.GitCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GitCommitTest {

    @TempDir
    Path folder;

    @Test
    void aReasonIsTheCommitAndWhetherThatIsAll() throws IOException, InterruptedException {
        git("init", "--quiet");
        Files.writeString(folder.resolve("offers.drl"), "1");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "Summer sale\n\nmore");

        var committed = GitCommit.of(folder).orElseThrow();
        Files.writeString(folder.resolve("offers.drl"), "2");
        var changed = GitCommit.of(folder).orElseThrow();

        assertThat(committed).matches("[0-9a-f]{7,} Summer sale");
        assertThat(changed).isEqualTo(committed + " (with changes that are not committed)");
    }

    @Test
    void aFolderOutsideOfGitHasNone() {
        assertThat(GitCommit.of(folder)).isEmpty();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        assertThat(exit).as(String.join(" ", command)).isZero();
    }
}
