package io.calibr.plugin.sdk;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecrecyTest {

    private static final String HIDDEN = "sk_live_12345";

    @Test
    void tokensPrintWithoutTheirValues() {
        var secret = new Secret(HIDDEN);

        var tokens = new OAuthTokens(secret, secret, null, null, Set.of("read"), new AccountRef("shop"));

        assertThat(tokens.toString()).doesNotContain(HIDDEN).contains("***", "shop");
    }

    @Test
    void aRequestPrintsWithoutHeadersAndQuery() {
        var request = HttpCall.get(URI.create("https://shop.test/a?key=" + HIDDEN), Map.of("Authorization", HIDDEN));

        assertThat(request).hasToString("GET https://shop.test/a");
    }

    @Test
    void secretsAreEqualByValue() {
        assertThat(new Secret(HIDDEN)).isEqualTo(new Secret(HIDDEN)).isNotEqualTo(new Secret("other"));
    }
}
