package io.calibr.server.platform;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What no body may hold, whichever address it is sent to. */
@ExtendWith(CalibrServer.class)
class BodyIT {

    private final TestTenant tenant;

    BodyIT(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aPriceList() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        tenant.editor()
                .send(
                        "POST",
                        "/api/v1/catalog/import",
                        "text/csv",
                        "sku,title,list_price,currency\nMUG,Mug,10.00,USD\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "4294967298", "99999999999", "1e999999999"})
    @Timeout(60)
    void aQuantityIsNeverCutToFit(String quantity) {
        var answer = tenant.editor()
                .post("/api/v1/prices/quote", "{\"items\": [{\"sku\": \"MUG\", \"quantity\": " + quantity + "}]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-body");
        assertThat(answer.body()).contains(quantity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/api/v1/prices/quote;{\"items\": [null]};16",
                "/api/v1/rulebooks;{\"slug\": \"x\", \"rules\": [null]};28",
            })
    void whatNoListHoldsIsRefusedWithItsPlace(String address, String body, int column) {
        var answer = tenant.editor().post(address, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-body");
        assertThat(answer.json().getInt("line")).isEqualTo(1);
        assertThat(answer.json().getInt("column")).isBetween(column - 2, column + 2);
    }

    @Test
    void whatIsTooDeepOrTooLongIsRefused() {
        var deep = tenant.editor()
                .post("/api/v1/prices/quote", "{\"items\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        var number = tenant.editor()
                .post(
                        "/api/v1/prices/quote",
                        "{\"items\": [{\"sku\": \"MUG\", \"quantity\": " + "1".repeat(5_000) + "}]}");

        assertThat(deep.problem()).as(deep.body()).isEqualTo("malformed-body");
        assertThat(number.problem()).as(number.body()).isEqualTo("malformed-body");
    }

    @Test
    void aMemberThatIsNullIsLeftOut() {
        var answer = tenant.editor()
                .post(
                        "/api/v1/rulebooks",
                        "{\"slug\": \"book\", \"name\": null, \"guardrails\": {\"bounds\": {\"floor hold\": null}}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().getJsonObject("guardrails").getJsonObject("bounds"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/skus/MUG?at=%2B1000000-01-01T00:00:00Z",
                "/api/v1/skus/MUG?at=-9999-01-01T00:00:00Z",
                "/api/v1/audit?from=%2B1000000-01-01T00:00:00Z"
            })
    void anInstantHasAYearOfFourDigits(String address) {
        var answer = tenant.editor().get(address);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-value");
    }

    @Test
    void soHasOneInABody() {
        var answer = tenant.editor()
                .post(
                        "/api/v1/api-keys",
                        "{\"name\": \"k\", \"scopes\": [\"read\"], \"expiresAt\": \"+1000000-01-01T00:00:00Z\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-body");
    }
}
