package io.calibr.plugin.simulator;

import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.RateBudget;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the connector makes of what a channel says of its limit. */
class ToldLimitTest {

    private static HttpAnswer answer(String limit, String left, String rate) {
        return new HttpAnswer(
                200,
                Map.of(
                        "ratelimit-limit", List.of(limit),
                        "ratelimit-remaining", List.of(left),
                        "ratelimit-rate", List.of(rate)),
                InputStream.nullInputStream());
    }

    @Test
    void aLimitThatIsToldIsABudget() {
        assertThat(ToldLimit.of(answer("200", "57", "2.5"), "requests"))
                .contains(new ToldLimit(new RateBudget("requests", 200, Duration.ofMillis(400)), 57));
        assertThat(ToldLimit.of(answer("1", "0", "0.5"), "requests"))
                .contains(new ToldLimit(new RateBudget("requests", 1, Duration.ofSeconds(2)), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,1",
        "soon,5,1",
        "-3,5,1",
        "10,-1,1",
        "10,,1",
        "10,5,0",
        "10,5,0.0",
        "10,5,-1",
        "10,5,fast",
        "12345678,5,1"
    })
    void whatMakesNoSenseSaysNothing(String limit, String left, String rate) {
        assertThat(ToldLimit.of(answer(limit, String.valueOf(left), rate), "requests"))
                .isEmpty();
    }

    @Test
    void mostChannelsSayNothing() {
        assertThat(ToldLimit.of(new HttpAnswer(200, Map.of(), InputStream.nullInputStream()), "requests"))
                .isEmpty();
    }
}
