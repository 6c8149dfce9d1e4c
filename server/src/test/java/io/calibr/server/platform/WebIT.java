package io.calibr.server.platform;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class WebIT {

    private final RunningCalibr calibr;

    WebIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/health"})
    void healthNamesTheDatabase(String path) {
        var health = calibr.anonymous().get(path);

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).contains("database").contains("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/api/metrics"})
    void metricsAreForPrometheus(String path) {
        var metrics = calibr.anonymous().with("Accept", "text/plain").get(path);

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("# TYPE");
    }

    @Test
    void aCallersOwnRequestIdComesBack() {
        var answer = calibr.anonymous().with("X-Request-Id", "abc-1").get("/api/auth/me");

        assertThat(answer.header("X-Request-Id")).isEqualTo("abc-1");
        assertThat(answer.json().getString("requestId")).isEqualTo("abc-1");
    }

    @Test
    void aRequestIdThatWouldSpoilALogIsReplaced() {
        var answer = calibr.anonymous().with("X-Request-Id", "a b<script>").get("/api/auth/me");

        assertThat(answer.header("X-Request-Id")).isNotEmpty().doesNotContain("script");
    }

    @Test
    void browsersAreToldNotToGuess() {
        var answer = calibr.anonymous().get("/api/auth/me");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void aBodyAboveTheLimitIsRefused() {
        var large = "{\"name\":\"" + "x".repeat(1_100_000) + "\"}";

        var answer = calibr.newTenant().admin().post("/api/v1/api-keys", large);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body-too-large");
    }

    @Test
    void aDemonstrationsClockCanBeMoved() {
        var admin = calibr.newTenant().admin();

        var moved = admin.put("/api/v1/admin/clock", "{\"instant\":\"2024-07-20T12:00:00Z\"}");
        var read = admin.get("/api/v1/admin/clock");
        var reset = admin.delete("/api/v1/admin/clock");

        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(read.json().getString("instant")).startsWith("2024-07-20T12:00");
        assertThat(reset.json().getString("instant")).doesNotStartWith("2024-07");
    }
}
