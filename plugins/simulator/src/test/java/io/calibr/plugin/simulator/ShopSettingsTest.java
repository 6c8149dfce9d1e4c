package io.calibr.plugin.simulator;

import io.calibr.plugin.sdk.ConfigProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShopSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "file:///etc/passwd",
                "http://",
                "http://user:word@shop.test",
                "http://shop.test/admin",
                "http://shop.test?x=1",
                "http://shop.test#x",
                "http://a b"
            })
    void anAddressIsSchemeHostAndPort(String address) {
        assertThat(ShopSettings.problems(Map.of("baseUrl", address)))
                .extracting(ConfigProblem::field)
                .containsExactly("baseUrl");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        var problems = ShopSettings.problems(
                Map.of("baseUrl", "https://shop.test", "channel", "../admin", "pageSize", "101", "bulk", "yes"));

        assertThat(problems).extracting(ConfigProblem::field).containsExactly("channel", "pageSize", "bulk");
    }

    @Test
    void anAddressIsEnough() {
        var settings = ShopSettings.of(Map.of("baseUrl", "http://127.0.0.1:8090"));

        assertThat(settings.channel()).isEqualTo("main");
        assertThat(settings.pageSize()).isEqualTo(100);
        assertThat(settings.bulk()).isFalse();
    }
}
