package io.calibr.engine.price;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureTest {

    private static final int[][] FIRST_ROW = {{0}};

    @Test
    void signaturesAreEqualWhereTheirGroupsSeeTheSame() {
        assertThat(signature(1, 7, 8)).isEqualTo(signature(1, 7, 8)).hasSameHashCodeAs(signature(1, 7, 8));
        assertThat(signature(1, 7, 8)).isNotEqualTo(signature(2, 7, 8)).isNotEqualTo(signature(1, 8, 7));
    }

    @Test
    void unlikeSignaturesSeldomShareAHash() {
        var hashes = IntStream.range(0, 10_000)
                .map(number ->
                        signature(number % 10, number / 100, number % 100).hashCode());

        assertThat(hashes.distinct().count()).isGreaterThan(1_000);
    }

    @Test
    void aCacheRemembersWhichRowsAct() {
        var cache = new SignatureCache(2);

        cache.remember(signature(0, 1), FIRST_ROW);

        assertThat(cache.find(signature(0, 1))).isEqualTo(FIRST_ROW);
        assertThat(cache.find(signature(0, 2))).isNull();
    }

    @Test
    void aFullCacheStartsAfresh() {
        var cache = new SignatureCache(2);
        cache.remember(signature(0, 1), FIRST_ROW);
        cache.remember(signature(0, 2), FIRST_ROW);

        cache.remember(signature(0, 3), FIRST_ROW);

        assertThat(cache.find(signature(0, 1))).isNull();
        assertThat(cache.find(signature(0, 2))).isNull();
        assertThat(cache.find(signature(0, 3))).isEqualTo(FIRST_ROW);
    }

    @Test
    void aCacheThatIsNotFullForgetsNothing() {
        var cache = new SignatureCache(2);

        cache.remember(signature(0, 1), FIRST_ROW);
        cache.remember(signature(0, 2), FIRST_ROW);

        assertThat(cache.find(signature(0, 1))).isEqualTo(FIRST_ROW);
    }

    @Test
    void aCacheWithoutRoomRemembersNothing() {
        var cache = new SignatureCache(0);

        cache.remember(signature(0, 1), FIRST_ROW);

        assertThat(cache.find(signature(0, 1))).isNull();
    }

    private static Signature signature(int group, int... codes) {
        return new Signature(group, codes);
    }
}
