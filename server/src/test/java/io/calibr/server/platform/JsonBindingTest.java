package io.calibr.server.platform;

import io.calibr.model.Money;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonBindingTest {

    private static final String RUN = "0197a2b4-0000-7000-8000-000000000001";

    private final Jsonb json = JsonBinding.create();

    @Test
    void valuesHaveOneForm() {
        var sample = new Sample(
                RunId.of(RUN), new Sku("MUG"), Money.of("199.99", "USD"), Instant.parse("2024-07-20T00:00:00Z"), null);

        assertThat(json.toJson(sample))
                .isEqualTo("{\"at\":\"2024-07-20T00:00:00Z\",\"price\":{\"amount\":\"199.99\","
                        + "\"currency\":\"USD\",\"minorUnits\":19999},\"run\":\"" + RUN + "\",\"sku\":\"MUG\"}");
    }

    @Test
    void valuesComeBackAsTheyWent() {
        var sample = new Sample(
                RunId.of(RUN), new Sku("MUG"), Money.of("1005", "JPY"), Instant.parse("2024-07-20T00:00:00Z"), "hm");

        assertThat(json.fromJson(json.toJson(sample), Sample.class)).isEqualTo(sample);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"19.99\",\"currency\":\"USD\"}",
                "{\"minorUnits\":1999,\"currency\":\"USD\"}",
                "{\"amount\":\"19.99\",\"minorUnits\":1999,\"currency\":\"USD\"}"
            })
    void moneyComesInEitherForm(String money) {
        assertThat(json.fromJson(money, Money.class)).isEqualTo(Money.of("19.99", "USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"19.999\",\"currency\":\"USD\"}",
                "{\"amount\":\"19.99\",\"minorUnits\":2000,\"currency\":\"USD\"}",
                "{\"amount\":\"19.99\"}",
                "{\"currency\":\"USD\"}",
                "{\"amount\":\"x\",\"currency\":\"USD\"}",
                "{\"amount\":\"1\",\"currency\":\"ZZZ\"}"
            })
    void moneyThatIsNotExactIsRefused(String money) {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> json.fromJson(money, Money.class));
    }

    @Test
    void anUnknownMemberIsRefusedByName() {
        assertThatExceptionOfType(JsonbException.class)
                .isThrownBy(() -> json.fromJson("{\"sku\":\"MUG\",\"skuu\":\"x\"}", Sample.class))
                .withMessageContaining("skuu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "2147483648", "99999999999", "-2147483649", "1e400", "\"2.5\"", "\"x\"", "true"})
    void aNumberOfPiecesIsNeverCutToFit(String pieces) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> json.fromJson("{\"pieces\":" + pieces + "}", Pieces.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"19.5", "9223372036854775808", "1e400", "\"19.5\""})
    void minorUnitsAreNeverCutToFit(String units) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> json.fromJson("{\"minorUnits\":" + units + ",\"currency\":\"USD\"}", Money.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "2e0", "\"2\""})
    void aWholeNumberIsOneHoweverItIsWritten(String pieces) {
        assertThat(json.fromJson("{\"pieces\":" + pieces + "}", Pieces.class)).isEqualTo(new Pieces(2));
        assertThat(json.fromJson("{\"pieces\":null}", Pieces.class)).isEqualTo(new Pieces(null));
    }

    public record Pieces(@Nullable Integer pieces) {}

    public record Sample(
            RunId run,
            Sku sku,
            Money price,
            Instant at,
            @Nullable String note) {}
}
