package io.calibr.server.security;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class ApiKeyIT {

    private static final String KEYS = "/api/v1/api-keys";

    private final RunningCalibr calibr;

    ApiKeyIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void aNewKeyWorksAndItsSecretIsNotSeenAgain() {
        var tenant = calibr.newTenant();

        var made = tenant.admin().post(KEYS, "{\"name\":\"export\",\"scopes\":[\"read\"]}");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var secret = made.json().getString("secret");
        assertThat(calibr.anonymous()
                        .with("X-API-Key", secret)
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.admin().get(KEYS).body()).contains("export").doesNotContain(secret);
    }

    @Test
    void aKeyThatReadsDoesNotWrite() {
        var tenant = calibr.newTenant();
        var secret = tenant.admin()
                .post(KEYS, "{\"name\":\"export\",\"scopes\":[\"read\"]}")
                .json()
                .getString("secret");

        var answer = calibr.anonymous().with("X-API-Key", secret).post(KEYS, "{\"name\":\"x\",\"scopes\":[\"read\"]}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("scope-missing");
    }

    @Test
    void aRevokedKeyIsNobodys() {
        var tenant = calibr.newTenant();
        var made = tenant.admin()
                .post(KEYS, "{\"name\":\"short\",\"scopes\":[\"read\"]}")
                .json();

        var gone = tenant.admin().delete(KEYS + "/" + made.getString("id"));

        assertThat(gone.status()).isEqualTo(204);
        var me = calibr.anonymous().with("X-API-Key", made.getString("secret")).get("/api/auth/me");
        assertThat(me.status()).isEqualTo(401);
    }

    @Test
    void theAuditKnowsWhoMadeAKeyAndWhoEndedItButNotItsSecret() {
        var tenant = calibr.newTenant();
        var made = tenant.admin()
                .post(KEYS, "{\"name\":\"short\",\"scopes\":[\"read\"]}")
                .json();

        tenant.admin().delete(KEYS + "/" + made.getString("id"));

        var rows = tenant.admin().get("/api/v1/audit?entity=api_key&entityId=" + made.getString("id"));
        assertThat(rows.json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(row -> row.getString("action"))
                .containsExactly("apikey.revoked", "apikey.issued");
        assertThat(rows.body()).contains("short").doesNotContain(made.getString("secret"));
    }

    @Test
    void anotherTenantsKeyIsNotThere() {
        var theirs = calibr.newTenant()
                .admin()
                .post(KEYS, "{\"name\":\"theirs\",\"scopes\":[\"read\"]}")
                .json();

        var answer = calibr.newTenant().admin().delete(KEYS + "/" + theirs.getString("id"));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void anExpiredKeyIsNobodys() {
        var tenant = calibr.newTenant();
        var made = tenant.admin()
                .post(KEYS, "{\"name\":\"brief\",\"scopes\":[\"read\"],\"expiresAt\":\"2999-01-01T00:00:00Z\"}")
                .json();

        tenant.execute("update api_key set expires_at = now() - interval '1 second' where name = 'brief'");

        var me = calibr.anonymous().with("X-API-Key", made.getString("secret")).get("/api/auth/me");
        assertThat(made.getString("expiresAt")).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(me.status()).isEqualTo(401);
    }

    @Test
    void aMistakeIsNamed() {
        var admin = calibr.newTenant().admin();

        var unknown = admin.post(KEYS, "{\"name\":\"x\",\"scopes\":[\"read\"],\"role\":\"OWNER\"}");
        var noJson = admin.post(KEYS, "{\"name\":\n\"x\",]");
        var noScope = admin.post(KEYS, "{\"name\":\"x\",\"scopes\":[\"fly\"]}");
        var nothing = admin.post(KEYS);
        var xml = admin.send("POST", KEYS, "application/xml", "<a/>");

        assertThat(unknown.status()).as(unknown.body()).isEqualTo(400);
        assertThat(unknown.json().getString("detail")).contains("role").doesNotContain("io.calibr");
        assertThat(noJson.status()).isEqualTo(400);
        assertThat(noJson.json().getInt("line")).isEqualTo(2);
        assertThat(noScope.json().getString("detail")).contains("fly");
        assertThat(nothing.status()).as(nothing.body()).isEqualTo(400);
        assertThat(xml.status()).isEqualTo(415);
        assertThat(xml.problem()).isEqualTo("unsupported-media-type");
        assertThat(admin.put(KEYS, "{}").problem()).isEqualTo("method-not-allowed");
    }
}
