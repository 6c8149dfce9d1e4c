package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that are well formed and that no database keeps are the caller's mistake, wherever they stand. */
@ExtendWith(CalibrServer.class)
class OddValuesIT {

    private static final String NUL = "a\\u0000b";

    private final RunningCalibr calibr;
    private Shop shop;

    OddValuesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T00:00:00Z", "-5000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void anInstantIsOfTheYearsThatPeopleMean(String instant) {
        refused("/api/v1/runs", "{'rulebook': 'summer', 'channel': 'shop', 'asOf': '" + instant + "'}");
        refused("/api/v1/runs/undo-to", "{'channel': 'shop', 'at': '" + instant + "'}");
        refused("/api/v1/schedules", "{'name': 'far', 'at': '" + instant + "', 'run': {'rulebook': 'summer'}}");
        refused(
                "/api/v1/layers",
                "{'name': 'far', 'rulebook': 'summer', 'from': '2024-01-01', 'to': '" + instant + "'}");
        for (var path : new String[] {
            "audit?from=", "audit?to=", "reconciliations?since=", "skus/CUP/prices?at=", "catalog?onSaleAt="
        }) {
            var answer = shop.editor().get("/api/v1/" + path + URLEncoder.encode(instant, StandardCharsets.UTF_8));
            assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void noTextHasTheCharacterThatNoDatabaseKeeps() {
        refused("/api/v1/runs", "{'rulebook': '" + NUL + "'}");
        refused("/api/v1/runs", "{'rulebook': 'summer', 'channel': '" + NUL + "'}");
        refused("/api/v1/runs/" + shop.dryRun() + "/lines/exclude", "{'q': '" + NUL + "'}");
        refused("/api/v1/runs/" + shop.dryRun() + "/lines/exclude", "{'skus': ['" + NUL + "']}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after:CUP", "after:a\0b"})
    void aCursorOfAnotherListIsNotOfThisOne(String key) {
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        for (var list : new String[] {
            "runs", "dlq", "price-changes", "reconciliations", "schedules", "layers", "events", "audit"
        }) {
            var answer = shop.editor().get("/api/v1/" + list + "?cursor=" + cursor);
            assertThat(answer.problem()).as(list + answer.body()).isEqualTo("cursor-invalid");
        }
    }

    @Test
    void aBackslashBeforeTheSameLettersIsOnlyText() {
        var answer = shop.editor().post("/api/v1/runs", body("{'rulebook': 'a\\\\u0000b'}"));

        assertThat(answer.problem()).as(answer.body()).isEqualTo("rulebook-not-found");
    }

    @Test
    void whatAConnectorIsToldIsText() {
        var config = "{'connector': 'file', 'slug': 'odd', 'config': {'path': null}}";

        var answer = shop.owner().post("/api/v1/connections", body(config));

        assertThat(answer.problem()).as(answer.body()).isEqualTo("connection-rejected");
    }

    @Test
    void aConnectionsNameIsShort() {
        var longName = "{'connector': 'file', 'slug': 'odd', 'name': '" + "x".repeat(201)
                + "', 'config': {'path': 'prices.csv'}}";

        var answer = shop.owner().post("/api/v1/connections", body(longName));

        assertThat(answer.problem()).as(answer.body()).isEqualTo("connection-rejected");
    }

    private void refused(String path, String text) {
        var answer = shop.editor().post(path, body(text));
        assertThat(answer.status()).as(path + text + answer.body()).isEqualTo(400);
    }

    private static String body(String text) {
        return text.replace('\'', '"');
    }
}
