package io.calibr.server.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class KindPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "problems");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasAPageThatNamesItsStatusAndTitle(Kind kind) throws IOException {
        var page = PAGES.resolve(kind.slug() + ".md");

        assertThat(page).exists();
        assertThat(Files.readString(page))
                .contains(Integer.toString(kind.status()))
                .contains(kind.title());
    }

    @Test
    void thereIsNoPageOfAKindThatIsGone() throws IOException {
        var kinds =
                Arrays.stream(Kind.values()).map(kind -> kind.slug() + ".md").toList();

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .allMatch(page -> kinds.contains(page) || page.equals("README.md"));
        }
    }
}
