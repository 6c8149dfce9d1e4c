package io.calibr.server.security;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class AccessIT {

    private final RunningCalibr calibr;

    AccessIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void aKeyTellsItsOwnerWhoTheyAre() {
        var tenant = calibr.newTenant();

        var me = tenant.editor().get("/api/auth/me");

        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().getJsonObject("tenant").getString("id"))
                .isEqualTo(tenant.id().toString());
        var project = me.json().getJsonArray("projects").getJsonObject(0);
        assertThat(project.getString("slug")).isEqualTo(TestTenant.PROJECT);
        assertThat(project.getString("role")).isEqualTo("EDITOR");
    }

    @Test
    void nobodyIsNotLetIn() {
        var answer = calibr.anonymous().get("/api/auth/me");

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.json().getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void anUnknownAddressIsAProblem() {
        var answer = calibr.anonymous().get("/api/v1/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }
}
