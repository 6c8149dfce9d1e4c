package io.calibr.engine.version;

import io.calibr.engine.version.LineDiff.Kind;
import io.calibr.engine.version.LineDiff.LineChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineDiffTest {

    @Test
    void theFewestLinesAreShown() {
        assertThat(LineDiff.between("a\nb\nc\nd\n", "a\nc\nx\nd\n"))
                .containsExactly(new LineChange(2, Kind.REMOVED, "b"), new LineChange(3, Kind.ADDED, "x"));
        assertThat(LineDiff.between("a\n", "a")).isEmpty();
    }

    @Test
    void aVeryLargeChangeIsShownAsReplaced() {
        var before = String.join(
                "\n", IntStream.range(0, 3_000).mapToObj(line -> "a" + line).toList());
        var after = String.join(
                "\n", IntStream.range(0, 3_000).mapToObj(line -> "b" + line).toList());

        assertThat(LineDiff.between(before, after)).hasSize(6_000);
    }

    @Property(tries = 500)
    void removingAndAddingThemGivesTheOtherText(@ForAll Random random) {
        var before = lines(random);
        var after = lines(random);

        var changes = LineDiff.between(String.join("\n", before), String.join("\n", after));

        var made = new ArrayList<>(before);
        changes.stream()
                .filter(change -> change.change() == Kind.REMOVED)
                .toList()
                .reversed()
                .forEach(change -> made.remove(change.line() - 1));
        changes.stream()
                .filter(change -> change.change() == Kind.ADDED)
                .forEach(change -> made.add(change.line() - 1, change.text()));
        assertThat(made).isEqualTo(after);
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(1, 12), 0, 4)
                .mapToObj(Integer::toString)
                .toList();
    }
}
