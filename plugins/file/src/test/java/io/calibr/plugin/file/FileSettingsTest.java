package io.calibr.plugin.file;

import io.calibr.plugin.sdk.ConfigProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "/etc/passwd", "../other/prices.csv", "a/../../b.csv", "a\\b.csv", "./x", "nul\0l"})
    void aPathStaysInsideTheDirectory(String path) {
        assertThat(FileSettings.problems(Map.of("path", path)))
                .extracting(ConfigProblem::field)
                .containsExactly("path");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        var problems = FileSettings.problems(Map.of("createMissing", "maybe", "password", "x"));

        assertThat(problems).extracting(ConfigProblem::field).containsExactly("password", "path", "createMissing");
    }

    @Test
    void aRelativePathIsEnough() {
        assertThat(FileSettings.problems(Map.of("path", "shop/prices.csv"))).isEmpty();
    }
}
