package io.calibr.plugin.testkit.simulator;

import io.calibr.model.Sku;
import io.calibr.plugin.testkit.MovableClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.calibr.plugin.testkit.simulator.Caller.CUP;
import static io.calibr.plugin.testkit.simulator.Caller.EIGHT;
import static io.calibr.plugin.testkit.simulator.Caller.MUG;
import static io.calibr.plugin.testkit.simulator.Caller.NINE;
import static io.calibr.plugin.testkit.simulator.Caller.NOW;
import static io.calibr.plugin.testkit.simulator.Caller.TEN;
import static org.assertj.core.api.Assertions.assertThat;

class ProtocolTest {

    private static final String PRICES = "/channels/main/prices";

    @Test
    void theListComesPageByPage() throws IOException {
        try (var caller = Caller.open()) {
            var first = Wire.read(
                    caller.send("GET", "/channels/main/items?most=1", "", "").body());
            var second = Wire.read(caller.send("GET", "/channels/main/items?most=1&from=" + first.path("next"), "", "")
                    .body());

            assertThat(first.path("items").path(0).path("sku").asText()).isEqualTo("MUG");
            assertThat(first.path("more").asBoolean()).isTrue();
            assertThat(second.path("items").path(0).path("ref").asText()).isEqualTo("CUP");
            assertThat(second.path("more").asBoolean()).isFalse();
        }
    }

    @Test
    void aPriceThatIsNotTheExpectedOneIsMovedAndStays() throws IOException {
        try (var caller = Caller.open()) {
            caller.channel().edit(MUG, NINE);

            var result = Caller.result(caller.write("w1", EIGHT), 0);

            assertThat(result.path("status").asText()).isEqualTo("MOVED");
            assertThat(Wire.price(result.path("shows"))).isEqualTo(NINE);
            assertThat(caller.channel().shows(MUG)).contains(NINE);
        }
    }

    @Test
    void aChannelThatComparesNothingLetsEveryWriteWin() throws IOException {
        var clock = new MovableClock(NOW);
        try (var caller = Caller.of(SimulatorSettings.usual(clock, 1).comparingNothing(), clock)) {
            caller.channel().edit(MUG, NINE);

            caller.write("w1", EIGHT);

            assertThat(caller.channel().shows(MUG)).contains(EIGHT);
        }
    }

    @Test
    void whatIsNotListedOrOfAnotherCurrencyIsRejected() throws IOException {
        try (var caller = Caller.open()) {
            var yen = "{\"ref\":\"MUG\",\"price\":{\"amount\":\"900\",\"currency\":\"JPY\"}}";

            var answer = caller.write("w1", Caller.write(new Sku("GHOST"), EIGHT, TEN), yen);

            assertThat(Caller.result(answer, 0).path("code").asText()).isEqualTo("NOT_LISTED");
            assertThat(Caller.result(answer, 1).path("code").asText()).isEqualTo("WRONG_CURRENCY");
        }
    }

    @Test
    void aSubmissionIsDoneASecondLater() throws IOException {
        try (var caller = Caller.open()) {
            var body = "{\"writes\":[" + Caller.write(MUG, EIGHT, TEN) + "," + Caller.write(CUP, NINE, TEN) + "]}";
            var accepted = caller.send("POST", "/channels/main/submissions", "w1", body);
            var path = "/channels/main/submissions/"
                    + Wire.read(accepted.body()).path("submission").asText();
            var atFirst = caller.send("GET", path, "", "");
            caller.clock().advance(Duration.ofSeconds(1));

            var later = caller.send("GET", path, "", "");

            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(atFirst.body()).contains("WORKING");
            assertThat(Wire.read(later.body()).path("status").asText()).isEqualTo("FINISHED");
            assertThat(Caller.result(later, 1).path("status").asText()).isEqualTo("APPLIED");
            assertThat(caller.channel().shows(CUP)).contains(NINE);
            assertThat(caller.send("GET", path + "0", "", "").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"writes\":[]}",
                "{\"writes\":[{\"ref\":\"MUG\"}]}",
                "{\"writes\":[{\"ref\":\"MUG\",\"price\":{\"amount\":\"ten\",\"currency\":\"USD\"}}]}",
                "{\"writes\":[{\"ref\":\"MUG\",\"price\":{\"amount\":\"-1\",\"currency\":\"USD\"}}]}",
                "{\"writes\":[{\"ref\":\"MUG\",\"price\":{\"amount\":\"9.999\",\"currency\":\"USD\"}}]}"
            })
    void aWriteWithoutSenseIsABadRequest(String body) throws IOException {
        try (var caller = Caller.open()) {
            assertThat(caller.send("POST", PRICES, "w1", body).statusCode()).isEqualTo(400);
            assertThat(caller.channel().ledger().lines()).hasSize(2);
        }
    }

    @Test
    void aWriteNamesItsEffectAndHasAtMostAHundredItems() throws IOException {
        try (var caller = Caller.open()) {
            var one = Caller.write(MUG, EIGHT, TEN);
            var many = "{\"writes\":[" + (one + ",").repeat(100) + one + "]}";

            assertThat(caller.send("POST", PRICES, "", "{\"writes\":[" + one + "]}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(caller.send("POST", PRICES, "w1", many).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void theRateLimitAnswersByItselfAndFillsUpAgain() throws IOException {
        var clock = new MovableClock(NOW);
        var settings = SimulatorSettings.usual(clock, 1).limitedTo(new RateLimit(0.5, 2));
        try (var caller = Caller.of(settings, clock)) {
            var first = caller.health();
            caller.health();

            var refused = caller.health();
            clock.advance(Duration.ofSeconds(2));

            assertThat(left(first)).isEqualTo("1 of 2 at 0.5");
            assertThat(left(refused)).isEqualTo("0 of 2 at 0.5");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("2");
            assertThat(caller.health().statusCode()).isEqualTo(200);
            assertThat(caller.channel().ledger().earlyCalls()).isEmpty();
            assertThat(caller.channel().received()).isEqualTo(4);
        }
    }

    private static String left(HttpResponse<String> answer) {
        var headers = answer.headers();
        return headers.firstValue("RateLimit-Remaining").orElse("?") + " of "
                + headers.firstValue("RateLimit-Limit").orElse("?") + " at "
                + headers.firstValue("RateLimit-Rate").orElse("?");
    }

    @Test
    void anotherProcessSetsItemsAndFaultsAndReadsTheLedger() throws IOException {
        try (var caller = Caller.open()) {
            caller.send(
                    "POST", "/admin/items", "", "{\"items\":[{\"sku\":\"POT\",\"price\":" + Wire.price(TEN) + "}]}");
            caller.send(
                    "POST",
                    "/admin/faults",
                    "",
                    "{\"next\":{\"SERVER_ERROR\":1},\"likely\":{\"WRONG_ECHO\":1},\"millis\":{\"late\":7}}");

            var broken = caller.health().statusCode();
            caller.write("w1", EIGHT);
            caller.send("DELETE", "/admin/faults", "", "");
            var ledger = Wire.read(caller.send("GET", "/admin/ledger", "", "").body());

            assertThat(broken).isEqualTo(500);
            assertThat(caller.channel().shows(new Sku("POT"))).contains(TEN);
            assertThat(caller.channel().faults().times().late()).isEqualTo(Duration.ofMillis(7));
            assertThat(caller.channel().faults().struck()).containsKeys(Fault.SERVER_ERROR, Fault.WRONG_ECHO);
            assertThat(ledger.path("received").asInt()).isEqualTo(2);
            assertThat(ledger.path("lines").path(3).path("key").asText()).isEqualTo("w1");
            assertThat(caller.send("POST", "/admin/faults", "", "{\"next\":{\"FIRE\":1}}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void anotherChannelIsNotThere() throws IOException {
        try (var caller = Caller.open()) {
            assertThat(caller.send("GET", "/channels/other/health", "", "").statusCode())
                    .isEqualTo(404);
            assertThat(caller.send("GET", "/channels/main/nothing", "", "").statusCode())
                    .isEqualTo(404);
        }
    }
}
