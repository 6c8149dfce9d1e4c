package io.calibr.plugin.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** A channel that lists a mug and a cup at ten, on a clock that stands still, and somebody who calls it. */
record Caller(ChannelSimulator channel, MovableClock clock, HttpClient http) implements AutoCloseable {

    static final Sku MUG = new Sku("MUG");
    static final Sku CUP = new Sku("CUP");
    static final LivePrice TEN = usd("10.00");
    static final LivePrice NINE = usd("9.00");
    static final LivePrice EIGHT = usd("8.00");
    static final Instant NOW = Instant.parse("2024-07-20T10:00:00.250Z");

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    static Caller open() {
        var clock = new MovableClock(NOW);
        return of(SimulatorSettings.usual(clock, 1), clock);
    }

    static Caller of(SimulatorSettings settings, MovableClock clock) {
        var channel = ChannelSimulator.open(settings);
        channel.list(MUG, TEN);
        channel.list(CUP, TEN);
        return new Caller(channel, clock, HttpClient.newHttpClient());
    }

    static LivePrice usd(String amount) {
        return LivePrice.of(Money.of(amount, "USD"));
    }

    static String write(Sku sku, LivePrice wanted, LivePrice expected) {
        return "{\"ref\":\"" + sku + "\",\"price\":" + Wire.price(wanted) + ",\"expected\":" + Wire.price(expected)
                + "}";
    }

    HttpResponse<String> health() throws IOException {
        return send("GET", "/channels/main/health", "", "");
    }

    /** Writes the mug's price, from ten. */
    HttpResponse<String> write(String key, LivePrice wanted) throws IOException {
        return write(key, write(MUG, wanted, TEN));
    }

    HttpResponse<String> write(String key, String... writes) throws IOException {
        return send("POST", "/channels/main/prices", key, "{\"writes\":[" + String.join(",", writes) + "]}");
    }

    /** What a caller reads of the mug. */
    LivePrice read() throws IOException {
        var answer = send("POST", "/channels/main/prices/read", "", "{\"refs\":[\"MUG\"]}");
        return Wire.price(Wire.read(answer.body()).path("prices").path("MUG"));
    }

    HttpResponse<String> send(String method, String path, String key, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(channel.base() + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    static JsonNode result(HttpResponse<String> answer, int index) {
        return Wire.read(answer.body()).path("results").path(index);
    }

    @Override
    public void close() {
        channel.close();
        http.close();
    }
}
