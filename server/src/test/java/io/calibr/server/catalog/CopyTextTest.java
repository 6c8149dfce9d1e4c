package io.calibr.server.catalog;

import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CopyTextTest {

    @Test
    void whatSeparatesOrEscapesInCopyIsEscaped() {
        var out = new StringBuilder();

        CopyText.append(
                out,
                StagedRow.of("a\tb", "c\\.", "d\r\ne", Optional.empty(), 5L).values());

        assertThat(out).hasToString("a\\tb\tc\\\\.\td\\r\\ne\t\\N\t5\n");
    }
}
