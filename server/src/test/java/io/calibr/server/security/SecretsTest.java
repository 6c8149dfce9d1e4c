package io.calibr.server.security;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        var hash = PasswordHash.of("correct horse", random);

        assertThat(hash.matches("correct horse")).isTrue();
        assertThat(hash.matches("correct horsf")).isFalse();
        assertThat(hash.text()).startsWith("pbkdf2-sha256$600000$").doesNotContain("horse");
    }

    @Test
    void theSamePasswordIsStoredDifferentlyEachTime() {
        assertThat(PasswordHash.of("same", random).text())
                .isNotEqualTo(PasswordHash.of("same", random).text());
    }

    @Test
    void anApiKeyCanBeReadBackAndDoesNotPrint() {
        var key = ApiKey.random(random);

        assertThat(ApiKey.read(key.text())).contains(key);
        assertThat(key.text()).startsWith(key.prefix()).hasSize(77);
        assertThat(key.toString()).endsWith("***").doesNotContain(key.text().substring(13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cal_", "cal_12345678_short", "CAL_00000000_00", "other"})
    void whatLooksDifferentIsNoKey(String text) {
        assertThat(ApiKey.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OWNER,ADMIN,true", "ADMIN,ADMIN,true", "EDITOR,ADMIN,false", "VIEWER,EDITOR,false", "OWNER,VIEWER,true"
    })
    void aRoleCoversThoseBelow(Role role, Role needed, boolean covers) {
        assertThat(role.covers(needed)).isEqualTo(covers);
    }
}
