package io.calibr.server.rule;

import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class VocabularyIT {

    private final RunningCalibr calibr;

    VocabularyIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void editorsAreToldEveryWordWithWhatItTakes() {
        var answer = calibr.newTenant().owner().get("/api/v1/vocabulary");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("terms").getValuesAs(JsonObject.class))
                .extracting(term -> term.getString("name"))
                .containsAll(
                        Vocabulary.standard().terms().stream().map(Term::name).toList())
                .contains("color");
        var status = named(answer.json(), "terms", "name", "status");
        assertThat(status.getJsonArray("allowed").getValuesAs(JsonString::getString))
                .containsExactly("ACTIVE", "ARCHIVED", "DRAFT");
        var age = named(answer.json(), "terms", "name", "age");
        assertThat(age.getString("unit")).isEqualTo("days");
        assertThat(age.getJsonArray("operators").getValuesAs(JsonObject.class)).anySatisfy(operator -> {
            assertThat(operator.getString("word")).isEqualTo("between");
            assertThat(operator.getString("operands")).isEqualTo("RANGE");
        });
    }

    @Test
    void editorsAreToldEveryActionWithItsModifiersAndRange() {
        var answer = calibr.newTenant().owner().get("/api/v1/vocabulary");

        var floor = named(answer.json(), "actions", "word", "floor");
        assertThat(floor.getJsonArray("stages").getValuesAs(JsonString::getString))
                .containsExactly("base", "adjust", "guard");
        assertThat(floor.getJsonArray("modifiers").getValuesAs(JsonString::getString))
                .containsExactly("hold", "clamp");
        assertThat(floor.containsKey("usualModifier")).isFalse();
        var percent = named(answer.json(), "actions", "word", "percent").getJsonObject("range");
        assertThat(percent.getInt("least")).isEqualTo(-100);
        assertThat(percent.getBoolean("leastIncluded")).isFalse();
        assertThat(named(answer.json(), "actions", "word", "ending").getString("usualModifier"))
                .isEqualTo("nearest");
    }

    private static JsonObject named(JsonObject answer, String list, String member, String name) {
        return answer.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString(member).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
