package io.calibr.server.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException.Permanent;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.HttpBody;
import io.calibr.plugin.sdk.HttpCall;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.TraceId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The host's transport against a server of the JDK. */
class EgressTransportTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final int LARGEST = 1_000;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> metered = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final EgressTransport network =
            new EgressTransport(new EgressSettings("127.0.0.1:*", true, LARGEST).rules(), LARGEST, CLOCK);
    private final MeteredTransport transport = new MeteredTransport(network, "made", new Meter(), CLOCK);
    private final HttpServer server;

    EgressTransportTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        network.close();
    }

    @Test
    void aRequestArrivesWithItsBodyAndHeadersAndItsAnswerComesBack() {
        var request =
                HttpCall.post(uri("/echo"), Map.of("Idempotency-Key", "k1"), HttpBody.text("{\"price\":\"9.90\"}"));

        try (var answer = transport.send(call(Duration.ofSeconds(10)), request)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-channel")).contains("main");
            assertThat(new String(answer.bytes(LARGEST), UTF_8)).isEqualTo("{\"price\":\"9.90\"}");
        }
        assertThat(received).containsExactly("POST /echo k1 length 16");
        assertThat(metered).containsExactly("made http ok");
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        try (var answer = transport.send(call(Duration.ofSeconds(10)), get("/redirect"))) {
            assertThat(answer.status()).isEqualTo(302);
        }
        assertThat(received).containsExactly("GET /redirect null length 0");
    }

    @Test
    void anyStatusIsAnAnswer() {
        for (var status : List.of(401, 429, 503)) {
            try (var answer = transport.send(call(Duration.ofSeconds(10)), get("/status/" + status))) {
                assertThat(answer.status()).isEqualTo(status);
            }
        }
        assertThat(metered)
                .containsExactly("made http client_error", "made http rate_limited", "made http server_error");
    }

    @Test
    void silenceEndsBeforeTheCallDoes() {
        var deadline = CLOCK.instant().plus(Duration.ofSeconds(2));
        var call = new Call(new IdempotencyKey("k"), new TraceId("t"), deadline, Call.Cancellation.NEVER);

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> transport.send(call, get("/silence")))
                .withMessageContaining("HttpTimeoutException");

        assertThat(received).containsExactly("GET /silence null length 0");
        assertThat(metered).containsExactly("made http no_answer");
    }

    @Test
    void aCancelledCallIsNotWaitedFor() {
        var call = new Call(
                new IdempotencyKey("k"), new TraceId("t"), CLOCK.instant().plusSeconds(600), () -> !received.isEmpty());

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> transport.send(call, get("/silence")))
                .withMessageContaining("cancelled");
    }

    @Test
    void aConnectionThatEndsIsNoAnswerAndAWriteIsNotRepeated() {
        var request = HttpCall.post(uri("/reset"), Map.of(), HttpBody.text("x"));

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> transport.send(call(Duration.ofSeconds(10)), request))
                .withMessageStartingWith("no answer to POST http://127.0.0.1:");
        assertThat(received).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLongBreaksOff() {
        try (var answer = transport.send(call(Duration.ofSeconds(10)), get("/long"))) {
            assertThatExceptionOfType(Transient.class).isThrownBy(() -> answer.bytes(10_000));
        }
    }

    @Test
    void aHostThatIsNotAllowedIsNotAsked() {
        var request = HttpCall.get(
                URI.create("http://localhost:" + server.getAddress().getPort()), Map.of());

        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> transport.send(call(Duration.ofSeconds(10)), request));
        assertThat(received).isEmpty();
        assertThat(metered).containsExactly("made http refused");
    }

    @Test
    void aMessageHoldsNeitherQueryNorHeaders() {
        var request = HttpCall.get(uri("/reset?key=canary"), Map.of("Authorization", "Bearer canary"));
        var impossible = HttpCall.get(uri("/?key=canary"), Map.of("Host", "canary"));

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() -> transport.send(call(Duration.ofSeconds(10)), request))
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("canary"));
        assertThatExceptionOfType(Permanent.class)
                .isThrownBy(() -> transport.send(call(Duration.ofSeconds(10)), impossible))
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("canary"));
    }

    @Test
    void whatABodyThrowsStaysBehind() {
        var broken = new HttpBody() {
            @Override
            public long length() {
                return 5;
            }

            @Override
            public InputStream open() {
                throw new IllegalStateException("of the plugin");
            }
        };

        assertThatExceptionOfType(Transient.class)
                .isThrownBy(() ->
                        transport.send(call(Duration.ofSeconds(10)), HttpCall.post(uri("/echo"), Map.of(), broken)))
                .withNoCause();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var path = exchange.getRequestURI().getPath();
            received.add(exchange.getRequestMethod() + " " + path + " " + headers.getFirst("Idempotency-Key")
                    + " length " + headers.getFirst("Content-Length"));
            switch (path) {
                case "/echo" -> send(exchange, 200, exchange.getRequestBody().readAllBytes());
                case "/long" -> send(exchange, 200, new byte[LARGEST + 1]);
                case "/redirect" -> {
                    exchange.getResponseHeaders().set("Location", "/echo");
                    send(exchange, 302, new byte[1]);
                }
                case "/silence" -> over.await();
                case "/reset" -> {}
                default -> send(exchange, Integer.parseInt(path.substring("/status/".length())), new byte[1]);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("X-Channel", "main");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpCall get(String path) {
        return HttpCall.get(uri(path), Map.of());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static Call call(Duration patience) {
        return new Call(
                new IdempotencyKey("k"), new TraceId("t"), CLOCK.instant().plus(patience), Call.Cancellation.NEVER);
    }

    /** Remembers what is metered. */
    private final class Meter implements CallMeter {

        @Override
        public void called(String connector, String operation, String outcome, Duration took) {
            metered.add(connector + " " + operation + " " + outcome);
        }

        @Override
        public void counted(String connector, String name, long amount) {}
    }
}
