package io.calibr.server.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedPostgreSqlIT {

    @Test
    void aStartThatTakesTooLongLeavesNoPostgreSqlBehind(@TempDir Path directory) {
        var data = directory.resolve("data");
        var settings = new DatabaseSettings(null, null, null, null, data, 0, 2, 1, Duration.ofMillis(1));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedPostgreSql.start(settings))
                .withMessageContaining("does not start");

        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().arguments().map(List::of).orElse(List.of()))
                        .filter(arguments -> arguments.contains(data.toString())))
                .isEmpty();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }
}
