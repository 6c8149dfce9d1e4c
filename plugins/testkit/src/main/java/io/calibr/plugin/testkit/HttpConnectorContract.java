package io.calibr.plugin.testkit;

import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.PriceWriteResult.Rejected;
import io.calibr.plugin.sdk.PriceWriteResult.Unknown;
import io.calibr.plugin.testkit.HostileChannel.Misdeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a connector that reads and writes prices over the network promises beyond {@link ConnectorContract}. Its
 * connections have a {@link HostileChannel} and a {@link RecordingTransport}.
 */
public abstract class HttpConnectorContract extends ConnectorContract {

    @Test
    void aThrottledReadIsRateLimitedForAsLongAsTheChannelAsks() {
        for (var way : List.of(Misdeed.THROTTLE_FOR_SECONDS, Misdeed.THROTTLE_UNTIL_DATE)) {
            try (var connection = listing(Map.of(MUG, LivePrice.of(TEN)))) {
                hostile(connection).misbehave(way);

                assertThatExceptionOfType(RateLimited.class)
                        .as(way.name())
                        .isThrownBy(() ->
                                connection.prices().currentPrices(connection.call("read"), Set.of(connection.ref(MUG))))
                        .returns(hostile(connection).askedPatience(), RateLimited::retryAfter);
            }
        }
    }

    @Test
    void aThrottledWriteIsRateLimitedAndWritesNothing() {
        try (var connection = listing(Map.of(MUG, LivePrice.of(TEN)))) {
            hostile(connection).misbehave(Misdeed.THROTTLE_FOR_SECONDS);

            assertThatExceptionOfType(RateLimited.class)
                    .isThrownBy(() -> connection.write("w1", tenToEight(connection)))
                    .returns(hostile(connection).askedPatience(), RateLimited::retryAfter);

            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(TEN));
        }
    }

    @Test
    void anUnknownOutcomeIsNeverReportedAsApplied() {
        for (var misdeed :
                List.of(Misdeed.FAIL, Misdeed.HANG_UP, Misdeed.WRITE_WITHOUT_ANSWER, Misdeed.WRITE_WITH_FALSE_ECHO)) {
            try (var connection = listing(Map.of(MUG, LivePrice.of(TEN)))) {
                hostile(connection).misbehave(misdeed);

                var outcome = outcome(connection);

                assertThat(outcome).as(misdeed.name()).isNotInstanceOf(Applied.class);
            }
        }
    }

    @Test
    void aWriteWithoutAnAnswerIsSafeToRepeat() {
        try (var connection = listing(Map.of(MUG, LivePrice.of(TEN)))) {
            hostile(connection).misbehave(Misdeed.WRITE_WITHOUT_ANSWER);
            outcome(connection);

            var again = connection.write("w1", tenToEight(connection));

            assertThat(again).containsExactly(new Applied(connection.ref(MUG)));
            assertThat(connection.channel().shows(MUG)).contains(LivePrice.of(EIGHT));
        }
    }

    @Test
    void whatTheChannelRejectsOfAWriteStaysAndTheRestIsApplied() {
        var prices = new LinkedHashMap<>(Map.of(CUP, LivePrice.of(TEN)));
        prices.put(MUG, LivePrice.of(TEN));
        prices.put(POT, LivePrice.of(TEN));
        try (var connection = listing(prices)) {
            hostile(connection).misbehave(Misdeed.REJECT_SOME);
            var skus = List.copyOf(prices.keySet());

            var results = connection.write(
                    "w1",
                    skus.stream()
                            .map(sku -> PriceWrite.of(connection.ref(sku), LivePrice.of(EIGHT), LivePrice.of(TEN)))
                            .toArray(PriceWrite[]::new));

            assertThat(results).hasAtLeastOneElementOfType(Applied.class).hasAtLeastOneElementOfType(Rejected.class);
            for (var index = 0; index < skus.size(); index++) {
                var shown = connection.channel().shows(skus.get(index));
                assertThat(shown)
                        .as(results.get(index).toString())
                        .contains(LivePrice.of(results.get(index) instanceof Applied ? EIGHT : TEN));
            }
        }
    }

    @Test
    void everyRequestGoesThroughTheHost() {
        try (var connection = listing(Map.of(MUG, LivePrice.of(TEN)))) {
            connection.connector().check(connection.call("check"));
            connection.write("w1", tenToEight(connection));
            connection.read(MUG);

            var received = hostile(connection).received();

            assertThat(received).isPositive();
            assertThat(connection.context().http())
                    .isInstanceOfSatisfying(
                            RecordingTransport.class,
                            transport -> assertThat(transport.sent()).hasSize(received));
        }
    }

    /** What a caller knows after one attempt. */
    private static PriceWriteResult outcome(ConnectorUnderTest connection) {
        try {
            return connection
                    .sink()
                    .write(connection.call("w1"), List.of(tenToEight(connection)))
                    .getFirst();
        } catch (Transient unknown) {
            return new Unknown(connection.ref(MUG));
        }
    }

    private static PriceWrite tenToEight(ConnectorUnderTest connection) {
        return PriceWrite.of(connection.ref(MUG), LivePrice.of(EIGHT), LivePrice.of(TEN));
    }

    private static HostileChannel hostile(ConnectorUnderTest connection) {
        return (HostileChannel) connection.channel();
    }
}
