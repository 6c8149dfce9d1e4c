package io.calibr.server.idempotency;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class IdempotencyIT {

    private static final String KEYS = "/api/v1/api-keys";
    private static final String BODY = "{\"name\":\"once\",\"scopes\":[\"read\"]}";

    private final RunningCalibr calibr;

    IdempotencyIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void theSameRequestAgainHasTheSameAnswerAndNoSecondEffect() {
        var tenant = calibr.newTenant();
        var client = tenant.admin().with("Idempotency-Key", "a-1");

        var first = client.post(KEYS, BODY);
        var second = client.post(KEYS, BODY);

        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(tenant.ask("select count(*) from api_key where name = 'once'"))
                .isEqualTo(1L);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        var client = calibr.newTenant().admin().with("Idempotency-Key", "a-2");
        client.post(KEYS, BODY);

        var answer = client.post(KEYS, "{\"name\":\"other\",\"scopes\":[\"read\"]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aTwinHasToWait() {
        var tenant = calibr.newTenant();
        var client = tenant.admin().with("Idempotency-Key", "a-3");
        client.post(KEYS, BODY);
        tenant.execute("update idempotency_key set status = null");

        var answer = client.post(KEYS, BODY);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("idempotent-request-in-flight");
    }

    @Test
    void aRefusalDoesNotUseUpTheKey() {
        var client = calibr.newTenant().admin().with("Idempotency-Key", "a-4");
        client.post(KEYS, "{\"name\":\"\",\"scopes\":[\"read\"]}");

        var answer = client.post(KEYS, BODY);

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void tenantsDoNotShareKeys() {
        calibr.newTenant().admin().with("Idempotency-Key", "a-5").post(KEYS, BODY);
        var other = calibr.newTenant();

        var answer = other.admin().with("Idempotency-Key", "a-5").post(KEYS, BODY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
    }
}
