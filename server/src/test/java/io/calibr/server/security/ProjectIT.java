package io.calibr.server.security;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class ProjectIT {

    private static final String PROJECTS = "/api/v1/projects";

    private final RunningCalibr calibr;
    private TestTenant tenant;

    ProjectIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTenant() {
        tenant = calibr.newTenant();
    }

    @Test
    void anOwnerFoundsAProjectAndWorksInIt() {
        var founded = tenant.owner()
                .post(
                        PROJECTS,
                        "{\"slug\": \"outlet\", \"name\": \"Outlet\", \"zone\": \"Europe/Berlin\", \"currency\": \"EUR\"}");

        assertThat(founded.status()).as(founded.body()).isEqualTo(201);
        assertThat(founded.json().getString("zone")).isEqualTo("Europe/Berlin");
        assertThat(founded.json().getString("currency")).isEqualTo("EUR");
        assertThat(founded.json().getBoolean("fourEyes")).isTrue();
        var lists = tenant.owner().with("X-Calibr-Project", "outlet").get("/api/v1/price-lists");
        assertThat(lists.json().getJsonArray("items")).isEmpty();
        assertThat(projects(tenant.owner()))
                .extracting(project -> project.getString("slug"))
                .containsExactly("main", "outlet");
    }

    @Test
    void zoneAndCurrencyAreThoseOfTheProjectItWasAskedFrom() {
        var founded = tenant.owner().post(PROJECTS, "{\"slug\": \"outlet\"}").json();

        assertThat(founded.getString("name")).isEqualTo("outlet");
        assertThat(founded.getString("zone")).isEqualTo("America/New_York");
        assertThat(founded.getString("currency")).isEqualTo("USD");
    }

    @Test
    void whoIsNotInItDoesNotSeeIt() {
        tenant.owner().post(PROJECTS, "{\"slug\": \"outlet\"}");

        assertThat(projects(tenant.admin()))
                .extracting(project -> project.getString("slug"))
                .containsExactly("main");
        assertThat(tenant.admin()
                        .with("X-Calibr-Project", "outlet")
                        .get("/api/v1/price-lists")
                        .problem())
                .isEqualTo("project-not-found");
    }

    @Test
    void theFourEyesPolicyIsTheFoundersChoice() {
        var founded = tenant.owner()
                .post(PROJECTS, "{\"slug\": \"sandbox\", \"fourEyes\": false}")
                .json();

        assertThat(founded.getBoolean("fourEyes")).isFalse();
        assertThat(tenant.ask("select settings ->> 'fourEyes' from project where slug = 'sandbox'"))
                .isEqualTo("false");
    }

    @Test
    void theAuditOfTheNewProjectBeginsWithIt() {
        tenant.owner().post(PROJECTS, "{\"slug\": \"outlet\"}");

        var audit = tenant.owner()
                .with("X-Calibr-Project", "outlet")
                .get("/api/v1/audit")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);

        assertThat(audit).singleElement().satisfies(entry -> {
            assertThat(entry.getString("action")).isEqualTo("project.created");
            assertThat(entry.getJsonObject("facts").getString("currency")).isEqualTo("USD");
        });
    }

    @Test
    void aSlugIsGivenOnceInATenant() {
        var again = tenant.owner().post(PROJECTS, "{\"slug\": \"main\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("name-taken");
        assertThat(calibr.newTenant()
                        .owner()
                        .post(PROJECTS, "{\"slug\": \"outlet\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nobodyBelowAnOwnerFoundsOne() {
        var refused = tenant.admin().post(PROJECTS, "{\"slug\": \"outlet\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("role-too-low");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; slug",
                "{\"slug\": \"My Shop\"}; slug",
                "{\"slug\": \"a\", \"zone\": \"Mars\"}; zone",
                "{\"slug\": \"a\", \"currency\": \"XAU\"}; currency"
            })
    void whatMakesNoSenseIsNamed(String body, String member) {
        var refused = tenant.owner().post(PROJECTS, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-value");
        assertThat(refused.json().getString("detail")).startsWith(member);
    }

    @Test
    void aNameHasAnEnd() {
        var refused = tenant.owner().post(PROJECTS, "{\"slug\": \"a\", \"name\": \"" + "n".repeat(201) + "\"}");

        assertThat(refused.problem()).isEqualTo("invalid-value");
    }

    private static List<JsonObject> projects(Client by) {
        return ok(by.get(PROJECTS)).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
