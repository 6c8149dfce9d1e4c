package io.calibr.server.problem;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemJsonTest {

    @Test
    void aProblemSaysWhatItIsAndAboutWhat() {
        var problem = Kind.PROJECT_NOT_FOUND.with("project", "north").because("it was never there");

        var json = ProblemJson.of(problem);

        assertThat(json.getString("type")).isEqualTo("/problems/project-not-found");
        assertThat(json.getInt("status")).isEqualTo(404);
        assertThat(json.getString("detail")).isEqualTo("it was never there");
        assertThat(json.getString("project")).isEqualTo("north");
    }

    @Test
    void factsKeepTheirJsonTypes() {
        var problem = Kind.INVALID_VALUE.with("line", 3).with("fatal", true).with("words", List.of("a", 1L));

        var json = ProblemJson.of(problem);

        assertThat(json.getInt("line")).isEqualTo(3);
        assertThat(json.getBoolean("fatal")).isTrue();
        assertThat(json.getJsonArray("words")).hasToString("[\"a\",1]");
    }
}
