package io.calibr.server.platform;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PageTest {

    @Test
    void aPageHasACursorOnlyIfSomethingFollows() {
        var two = PageRequest.of(2, null);

        var full = Page.of(List.of("a", "ümlaut / b", "c"), two, item -> item);
        var last = Page.of(List.of("c"), two, item -> item);

        assertThat(full.items()).containsExactly("a", "ümlaut / b");
        assertThat(PageRequest.of(2, full.nextCursor()).after()).contains("ümlaut / b");
        assertThat(last.nextCursor()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "AAAA", "%%", "bm90IG91cnM"})
    void aCursorThatIsNotOursIsRefused(String cursor) {
        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> PageRequest.of(10, cursor))
                .returns(Kind.CURSOR_INVALID, PricingProblem::kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void aLimitHasBounds(int limit) {
        assertThatExceptionOfType(PricingProblem.class).isThrownBy(() -> PageRequest.of(limit, null));
    }
}
