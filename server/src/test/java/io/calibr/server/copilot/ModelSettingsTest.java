package io.calibr.server.copilot;

import com.sun.net.httpserver.HttpServer;
import io.calibr.copilot.chat.ChatPlanner;
import io.calibr.copilot.guard.Question;
import io.calibr.copilot.offline.OfflinePlanner;
import io.calibr.copilot.plan.PlannedBy;
import io.calibr.copilot.plan.PricingModel;
import io.calibr.copilot.plan.Role;
import io.calibr.copilot.plan.Scope;
import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.platform.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ModelSettingsTest {

    private static final String ANSWER = """
            {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0, "finish_reason": "stop",
             "message": {"role": "assistant", "content": "{\\"outcome\\": \\"plan\\", \\"subject\\": \\"PRICES\\", \\"fields\\": [\\"price\\"], \\"filters\\": [], \\"from\\": \\"\\", \\"until\\": \\"\\", \\"order\\": [], \\"limit\\": 5}"}}],
             "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}""";

    /** What Helidon manages of the same libraries must not be what runs. */
    @Test
    void aModelAnswersOnTheServersClassPath() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            var answer = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            try (var out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
        try {
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
            var settings = new ModelSettings(url, "m", new Secret("hush"), Duration.ofSeconds(20));
            var planner = ChatPlanner.at(settings.address().orElseThrow(), PricingModel.open(), new OfflinePlanner());

            var planning = planner.plan(new Question("what is there"), asker());

            assertThat(planning.by()).isEqualTo(PlannedBy.MODEL);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withoutAUrlThereIsNoModel() {
        assertThat(new ModelSettings(null, null, null, Duration.ofSeconds(10)).address())
                .isEmpty();
    }

    @Test
    void aModelHasAnAddressANameAndATime() {
        var url = URI.create("https://models.example/v1");

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ModelSettings(url, null, null, Duration.ofSeconds(10)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ModelSettings(URI.create("file:/etc/passwd"), "m", null, Duration.ofSeconds(10)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ModelSettings(url, "m", null, Duration.ofHours(1)));
    }

    @Test
    void theKeyDoesNotPrint() {
        var settings = new ModelSettings(
                URI.create("https://models.example/v1"), "m", new Secret("hush"), Duration.ofSeconds(10));

        assertThat(settings.toString() + settings.address()).doesNotContain("hush");
    }

    private static Scope asker() {
        return new Scope(
                new TenantId(new UUID(0, 1)),
                new ProjectId(new UUID(0, 2)),
                new UserId(new UUID(0, 3)),
                Role.VIEWER,
                ZoneOffset.UTC,
                Instant.parse("2024-07-24T16:00:00Z"));
    }
}
