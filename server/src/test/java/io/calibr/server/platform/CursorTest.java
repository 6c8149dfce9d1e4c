package io.calibr.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aCursorComesBackAsItWent() {
        var cursor = Cursor.at("2024-07-20T00:00:00Z", "ümlaut / id");

        assertThat(Cursor.read(cursor.text(), 2)).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "AAAA", "%%", "bm90IG91cnM"})
    void whatIsNotOursIsRefused(String text) {
        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> Cursor.read(text, 1))
                .returns(Kind.CURSOR_INVALID, PricingProblem::kind);
    }

    @Test
    void anAlteredCursorIsRefused() {
        var text = Cursor.at("SKU-1").text();

        var altered = (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);

        assertThatExceptionOfType(PricingProblem.class).isThrownBy(() -> Cursor.read(altered, 1));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> Cursor.read(Cursor.at("a", "b").text(), 1));
    }

    @Test
    void aPageHasACursorOnlyIfSomethingFollows() {
        var limit = new Limit(2);

        var full = Page.of(List.of("a", "b", "c"), limit, item -> Cursor.at(item));
        var last = Page.of(List.of("c"), limit, item -> Cursor.at(item));

        assertThat(full.items()).containsExactly("a", "b");
        assertThat(full.nextCursor()).isEqualTo(Cursor.at("b").text());
        assertThat(last.nextCursor()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void aLimitHasBounds(int limit) {
        assertThatExceptionOfType(PricingProblem.class).isThrownBy(() -> Limit.of(limit));
    }
}
