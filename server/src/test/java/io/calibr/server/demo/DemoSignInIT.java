package io.calibr.server.demo;

import io.calibr.server.platform.DemoSettings;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.security.IssueToken;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(CalibrServer.class)
class DemoSignInIT {

    private final RunningCalibr calibr;

    DemoSignInIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void theDemosPeople() {
        calibr.bean(SeedDemo.class).seed("a password nobody types");
    }

    @Test
    void aVisitorSeesThePeopleOfTheDemoAndNothingElseOfThem() {
        var people = calibr.anonymous().get("/api/auth/demo");

        assertThat(people.status()).as(people.body()).isEqualTo(200);
        assertThat(people.json().getJsonArray("people").getValuesAs(JsonObject.class))
                .containsExactly(
                        person(DemoProject.MERCHANDISER, "Mia Merchandiser", "OWNER"),
                        person(DemoProject.APPROVER, "Otto Approver", "ADMIN"));
    }

    @Test
    void whoWasChosenIsWhoOneIs() {
        var token = signIn(DemoProject.APPROVER);

        assertThat(token.status()).as(token.body()).isEqualTo(200);
        assertThat(token.json().getString("tokenType")).isEqualTo("Bearer");
        assertThat(token.json().getString("expiresAt")).isNotEmpty();
        var me = calibr.anonymous()
                .with("Authorization", "Bearer " + token.json().getString("accessToken"))
                .get("/api/auth/me")
                .json();
        assertThat(me.getJsonObject("user").getString("email")).isEqualTo(DemoProject.APPROVER);
        assertThat(me.getJsonObject("tenant").getString("slug")).isEqualTo(DemoProject.TENANT);
        assertThat(me.getJsonArray("projects").getJsonObject(0).getString("role"))
                .isEqualTo("ADMIN");
    }

    @Test
    void nobodyButTheDemosPeopleCanBeChosen() {
        var stranger = signIn("ana@elsewhere.example");

        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.problem()).isEqualTo("invalid-value");
        assertThat(stranger.json().getString("field")).isEqualTo("email");
        assertThat(calibr.anonymous().post("/api/auth/demo", "{}").status()).isEqualTo(400);
    }

    @Test
    void aServerThatIsNoDemonstrationLetsNobodyIn() {
        var demo = new SignInToDemo(
                new DemoSettings(false), calibr.bean(DemoTenantStore.class), calibr.bean(IssueToken.class));

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> demo.signIn(DemoProject.MERCHANDISER))
                .returns(Kind.NOT_FOUND, PricingProblem::kind);
        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(demo::people)
                .returns(Kind.NOT_FOUND, PricingProblem::kind);
    }

    private Answer signIn(String email) {
        return calibr.anonymous()
                .post(
                        "/api/auth/demo",
                        Json.createObjectBuilder().add("email", email).build());
    }

    private static JsonObject person(String email, String name, String role) {
        return Json.createObjectBuilder()
                .add("email", email)
                .add("name", name)
                .add("role", role)
                .build();
    }
}
