package io.calibr.model;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdentifiersTest {

    private static final String TEXT = "01890a5d-ac96-774b-bcce-b302099a8057";

    static Stream<Function<String, ? extends Record>> readers() {
        return Stream.of(
                TenantId::of,
                ProjectId::of,
                RulebookId::of,
                RuleId::of,
                RunId::of,
                TargetId::of,
                PriceChangeId::of,
                PriceListId::of,
                ConnectionId::of,
                EventId::of,
                LayerId::of,
                UserId::of);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void anIdReadsWhatItWritesAndNothingElse(Function<String, ? extends Record> reader) {
        assertThat(reader.apply(TEXT)).hasToString(TEXT).isEqualTo(reader.apply(TEXT));
        assertThatIllegalArgumentException().isThrownBy(() -> reader.apply("everything"));
    }

    @Test
    void idsOfDifferentThingsAreDifferent() {
        var value = UUID.fromString(TEXT);

        assertThat((Object) new RunId(value)).isNotEqualTo(new RuleId(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " MUG", "MUG ", "\t"})
    void aSkuHasCharactersAndNoBlanksAtItsEnds(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(text));
    }

    @Test
    void codesHaveALongestForm() {
        assertThat(new Sku("M".repeat(100))).isGreaterThan(new Sku("M")).hasToString("M".repeat(100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku("M".repeat(101)));
        assertThat(new ChannelRef("r".repeat(500))).hasToString("r".repeat(500));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelRef("r".repeat(501)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelRef(" "));
    }
}
