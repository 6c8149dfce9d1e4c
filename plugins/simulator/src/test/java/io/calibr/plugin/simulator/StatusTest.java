package io.calibr.plugin.simulator;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.ConnectorException.AuthExpired;
import io.calibr.plugin.sdk.ConnectorException.Permanent;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.HttpCall;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.PriceWriteResult.Unknown;
import io.calibr.plugin.sdk.TraceId;
import io.calibr.plugin.testkit.LentContext;
import io.calibr.plugin.testkit.RecordingTransport;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the connector makes of what a channel answers. */
class StatusTest {

    private static final ChannelRef MUG = new ChannelRef("MUG");
    private static final ChannelRef CUP = new ChannelRef("CUP");
    private static final LivePrice TEN = LivePrice.of(Money.of("10.00", "USD"));
    private static final LivePrice EIGHT = LivePrice.of(Money.of("8.00", "USD"));
    private static final String MUG_AT_TEN_CUP_AT_EIGHT =
            "{\"prices\":{\"MUG\":{\"amount\":\"10.00\",\"currency\":\"USD\"},"
                    + "\"CUP\":{\"amount\":\"8.00\",\"currency\":\"USD\"}}}";

    @Test
    void eachStatusHasItsKind() {
        assertThat(failure(401)).isInstanceOf(AuthExpired.class);
        assertThat(failure(403)).isInstanceOf(AuthExpired.class);
        assertThat(failure(400)).isInstanceOf(Permanent.class);
        assertThat(failure(404)).isInstanceOf(Permanent.class);
        assertThat(failure(302)).isInstanceOf(Permanent.class);
        assertThat(failure(500)).isInstanceOf(Transient.class);
        assertThat(failure(503)).isInstanceOf(Transient.class);
        assertThat(failure(200, "<html>")).isInstanceOf(Transient.class);
        assertThat(failure(200, " ".repeat(9 << 20))).isInstanceOf(Transient.class);
    }

    @Test
    void aRefusalGivesTheChannelsReasonIfItHasOne() {
        assertThat(failure(400, "{\"error\":\"no such shop\"}")).hasMessage("the channel answered 400: no such shop");
        assertThat(failure(404, "<html>")).isInstanceOf(Permanent.class).hasMessage("the channel answered 404");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT7S",
                "Sat, 20 Jul 2024 10:00:30 GMT | PT30S",
                "Sat, 20 Jul 2024 09:59:30 GMT | PT0S",
                "soon | PT0S",
                "-5 | PT0S"
            })
    void theWaitIsSecondsOrADate(String retryAfter, Duration wait) {
        var connector = answering(request -> answer(429, "{}", Map.of("retry-after", List.of(retryAfter))));

        assertThatExceptionOfType(RateLimited.class)
                .isThrownBy(() -> connector.check(call()))
                .returns(wait, RateLimited::retryAfter);
    }

    @Test
    void aWriteWithoutAnAnswerLeavesOnlyItsOwnItemsUnknown() {
        var sink = answering(request -> request.uri().getPath().endsWith("/read")
                        ? answer(200, MUG_AT_TEN_CUP_AT_EIGHT, Map.of())
                        : answer(503, "{}", Map.of()))
                .as(PriceSink.class)
                .orElseThrow();

        var results = sink.write(call(), List.of(PriceWrite.of(MUG, EIGHT, TEN), PriceWrite.of(CUP, EIGHT, TEN)));

        assertThat(results).containsExactly(new Unknown(MUG), new Applied(CUP));
    }

    @Test
    void anAnswerThatLeavesAnItemOutLeavesItUnknown() {
        var sink = answering(request -> request.uri().getPath().endsWith("/read")
                        ? answer(200, MUG_AT_TEN_CUP_AT_EIGHT, Map.of())
                        : answer(200, "{\"results\":[]}", Map.of()))
                .as(PriceSink.class)
                .orElseThrow();

        assertThat(sink.write(call(), List.of(PriceWrite.of(MUG, EIGHT, TEN)))).containsExactly(new Unknown(MUG));
    }

    private static ConnectorException failure(int status) {
        return failure(status, "{\"error\":\"no\"}");
    }

    private static ConnectorException failure(int status, String body) {
        var connector = answering(request -> answer(status, body, Map.of()));
        return catchThrowableOfType(ConnectorException.class, () -> connector.check(call()));
    }

    private static Connector answering(Function<HttpCall, HttpAnswer> channel) {
        var config = Map.of("baseUrl", "https://shop.test");
        return new SimulatorConnectorFactory()
                .open(LentContext.of(config, Path.of("unused"), new RecordingTransport(channel)));
    }

    private static HttpAnswer answer(int status, String body, Map<String, List<String>> headers) {
        return new HttpAnswer(status, headers, new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    private static Call call() {
        return new Call(
                new IdempotencyKey("k"),
                new TraceId("t"),
                Instant.parse("2024-07-20T10:01:00Z"),
                Call.Cancellation.NEVER);
    }
}
