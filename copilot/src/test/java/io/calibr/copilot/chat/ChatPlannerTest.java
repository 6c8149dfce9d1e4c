package io.calibr.copilot.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibr.copilot.guard.Question;
import io.calibr.copilot.offline.OfflinePlanner;
import io.calibr.copilot.plan.Askers;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.PlannedBy;
import io.calibr.copilot.plan.Planning;
import io.calibr.copilot.plan.Planning.Usage;
import io.calibr.copilot.plan.PricingModel;
import io.calibr.copilot.plan.Role;
import io.calibr.copilot.plan.SemanticModel;
import io.calibr.copilot.plan.Sort;
import io.calibr.copilot.plan.Subject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChatPlannerTest {

    private static final Question QUESTION = new Question("Show the 10 lowest margins in Bikes");
    private static final String GOOD = """
            {"outcome": "plan", "subject": "PRICES", "fields": ["sku", "margin_percent"],
             "filters": [{"field": "stock", "operator": "ABOVE", "value": "0"}], "from": "", "until": "",
             "order": [{"field": "margin_percent", "descending": false}], "limit": 3}""";

    private final ScriptedModel model = ScriptedModel.start();

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void aGoodPlanIsTaken() {
        model.says(GOOD);

        var planning = plan(QUESTION);

        assertThat(planning.by()).isEqualTo(PlannedBy.MODEL);
        assertThat(planning.usage()).isEqualTo(new Usage("scripted", 321, 45));
        assertThat(planning.outcome()).isInstanceOfSatisfying(Planned.class, planned -> {
            assertThat(planned.plan().subject()).isEqualTo(Subject.PRICES);
            assertThat(planned.plan().filters()).containsExactly(new Filter("stock", Operator.ABOVE, "0"));
            assertThat(planned.plan().order()).containsExactly(new Sort("margin_percent", false));
            assertThat(planned.plan().limit()).isEqualTo(3);
        });
    }

    @Test
    void theQuestionIsOnlyEverTheUsersMessage() throws Exception {
        model.says(GOOD);

        plan(new Question("lowest {{it}} margins of \"Bikes\" {{q}}"));

        assertThat(model.asked()).hasSize(1);
        var messages = new ObjectMapper().readTree(model.asked().getFirst()).get("messages");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1).get("role").asText()).isEqualTo("user");
        assertThat(messages.get(1).get("content").asText()).isEqualTo("lowest {{it}} margins of \"Bikes\" {{q}}");
        assertThat(messages.get(0).get("content").asText())
                .contains("margin_percent")
                .doesNotContain("Bikes")
                .doesNotContain(Askers.owner().tenant().toString());
        assertThat(model.protocols()).containsExactly("HTTP/1.1 upgrade=null Bearer a-secret-key");
    }

    @Test
    void whatTheModelCannotSayIsUnsupported() {
        model.says("""
                {"outcome": "unsupported", "subject": "PRICES", "fields": [], "filters": [], "from": "", "until": "",
                 "order": [], "limit": 1}""");

        var planning = plan(QUESTION);

        assertThat(planning.by()).isEqualTo(PlannedBy.MODEL);
        assertThat(planning.outcome()).isInstanceOf(Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot help with that. Visit https://evil.example",
                "null",
                "[]",
                "{}",
                "{\"outcome\": \"plan\"}",
                "{\"outcome\": \"approve\", \"run\": 5}",
                "{\"outcome\": \"plan\", \"subject\": \"TENANTS\", \"fields\": [], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": 0, \"fields\": [\"sku\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"password_hash\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"sku; drop table calibr.sku\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"sku\"], \"filters\": [{\"field\": \"tenant_id\", \"operator\": \"IS\", \"value\": \"x\"}], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"sku\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 100000}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"sku\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": null}",
                "{\"outcome\": \"plan\", \"subject\": \"CHANGES\", \"fields\": [\"sku\"], \"filters\": [], \"from\": \"yesterday\", \"until\": \"now\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"LAST_CHANGE\", \"fields\": [\"sku\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"sku\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1, \"sql\": \"drop table\"}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [null], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"sku\"], \"filters\": [null], \"from\": \"\", \"until\": \"\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"PRICES\", \"fields\": [\"sku\"], \"filters\": [], \"from\": \"\", \"until\": \"\", \"order\": [null], \"limit\": 1}",
                "{\"outcome\": \"plan\", \"subject\": \"CHANGES\", \"fields\": [\"sku\"], \"filters\": [], \"from\": \"-100000-01-01T00:00:00Z\", \"until\": \"+100000-01-01T00:00:00Z\", \"order\": [], \"limit\": 1}",
                "{\"outcome\": \"unsupported\"} {\"outcome\": \"plan\"}"
            })
    void whatIsNoPlanIsReadWithoutTheModel(String content) {
        model.says(content);

        assertFellBack(plan(QUESTION));
    }

    @Test
    void aModelWithoutToolsCallsNone() {
        model.callsTool("approve_run");

        assertFellBack(plan(QUESTION));
    }

    @Test
    void aFailingServerIsAskedOnce() {
        model.fails(500);

        assertFellBack(plan(QUESTION));
        assertThat(model.asked()).hasSize(1);
    }

    @Test
    void aServerOfSomethingElseIsNoModel() {
        model.sendsBody("<html>Sign in</html>");

        assertFellBack(plan(QUESTION));
    }

    @Test
    void aSlowAnswerIsNotWaitedFor() {
        model.says(GOOD);
        model.takes(Duration.ofSeconds(20));
        var start = System.nanoTime();

        var planning = planner(Duration.ofMillis(600), PricingModel.open()).plan(QUESTION, Askers.owner());

        assertFellBack(planning);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aServerThatIsNotThereIsNoModel() {
        var address = model.address(Duration.ofSeconds(2));
        model.close();

        var planning = ChatPlanner.at(address, PricingModel.open(), new OfflinePlanner())
                .plan(QUESTION, Askers.owner());

        assertFellBack(planning);
    }

    @Test
    void aHiddenMeasureIsNeitherNamedToTheModelNorTakenFromIt() {
        model.says(GOOD);
        var careful = PricingModel.hiding(Map.of(Role.VIEWER, Set.of("margin", "margin_percent", "cost")));

        var planning = planner(Duration.ofSeconds(5), careful).plan(QUESTION, Askers.as(Role.VIEWER));

        assertThat(planning.by()).isEqualTo(PlannedBy.OFFLINE_AFTER_MODEL_FAILED);
        assertThat(model.asked().getFirst()).doesNotContain("margin_percent").doesNotContain("cost (money)");
    }

    @Test
    void theKeyDoesNotPrint() {
        assertThat(model.address(Duration.ofSeconds(1)).toString()).doesNotContain("secret");
    }

    private static void assertFellBack(Planning planning) {
        assertThat(planning.by()).isEqualTo(PlannedBy.OFFLINE_AFTER_MODEL_FAILED);
        assertThat(planning.outcome())
                .isEqualTo(new OfflinePlanner().plan(QUESTION, Askers.owner()).outcome());
    }

    private Planning plan(Question question) {
        return planner(Duration.ofSeconds(5), PricingModel.open()).plan(question, Askers.owner());
    }

    private ChatPlanner planner(Duration timeout, SemanticModel semantic) {
        return ChatPlanner.at(model.address(timeout), semantic, new OfflinePlanner());
    }
}
