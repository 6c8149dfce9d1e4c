package io.calibr.server.security;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class MemberIT {

    private static final String MEMBERS = "/api/v1/members";

    private final RunningCalibr calibr;

    MemberIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void theAuditKnowsWhoTookWhomInAsWhat() {
        var tenant = calibr.newTenant();

        var added = member(tenant.admin(), "new@shop.example", "EDITOR");

        assertThat(added.status()).as(added.body()).isEqualTo(200);
        var row = tenant.admin()
                .get("/api/v1/audit?action=member.set&entityId=" + added.json().getString("user"))
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .getFirst();
        assertThat(row.getJsonObject("facts").getString("email")).isEqualTo("new@shop.example");
        assertThat(row.getJsonObject("facts").getString("role")).isEqualTo("EDITOR");
        assertThat(row.toString()).doesNotContain("correct horse");
    }

    @Test
    void nobodyHandsOutARoleAboveTheirOwn() {
        var tenant = calibr.newTenant();

        var refused = member(tenant.admin(), "new@shop.example", "OWNER");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("role-too-low");
    }

    @Test
    void nobodyTakesAwayARoleAboveTheirOwn() {
        var tenant = calibr.newTenant();
        member(tenant.owner(), "boss@shop.example", "OWNER");

        var refused = member(tenant.admin(), "boss@shop.example", "VIEWER");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("role-too-low");
    }

    private static Answer member(Client by, String email, String role) {
        return by.post(
                MEMBERS,
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("role", role)
                        .add("password", "correct horse battery")
                        .build());
    }
}
