package io.calibr.engine.version;

import io.calibr.engine.version.Merge.Conflict;
import io.calibr.engine.version.Merge.Conflicted;
import io.calibr.engine.version.Merge.Merged;
import io.calibr.engine.version.Merge.Resolution;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableMergeTest {

    private static final String HEADER = "id,stock >,percent\n";
    private static final TableContent BASE = table(HEADER + "a,1,-1\nb,2,-2\nc,3,-3\nd,4,-4\n");

    @Test
    void changesOfDifferentCellsOfOneRowBothCount() {
        var ours = table(HEADER + "a,9,-1\nb,2,-2\nc,3,-3\nd,4,-4\n");
        var theirs = table(HEADER + "a,1,-9\nb,2,-2\nc,3,-3\nd,4,-4\n");

        assertMerges(TableMerge.of(BASE, ours, theirs, List.of()), HEADER + "a,9,-9\nb,2,-2\nc,3,-3\nd,4,-4\n");
    }

    @Test
    void movesOfRowsThatAreApartBothCount() {
        var base = table("id,percent\na,-1\nb,-2\nc,-3\nd,-4\ne,-5\n");
        var ours = table("id,percent\nb,-2\na,-1\nc,-3\nd,-4\ne,-5\n");
        var theirs = table("id,percent\na,-1\nb,-2\nc,-3\ne,-5\nd,-4\n");

        assertMerges(TableMerge.of(base, ours, theirs, List.of()), "id,percent\nb,-2\na,-1\nc,-3\ne,-5\nd,-4\n");
    }

    @ParameterizedTest(name = "followed: {0}")
    @CsvSource({"ours, d a b c", "theirs, a d b c"})
    void movesOfTheSameRowAreAskedAboutAndOneSideIsFollowed(String followed, String order) {
        var ours = table(HEADER + "d,4,-4\na,1,-1\nb,2,-2\nc,3,-3\n");
        var theirs = table(HEADER + "a,1,-1\nd,4,-4\nb,2,-2\nc,3,-3\n");

        var asked = TableMerge.of(BASE, ours, theirs, List.of());
        var settled = TableMerge.of(BASE, ours, theirs, List.of(new Resolution(null, "# order", followed)));

        assertThat(asked).isEqualTo(new Conflicted(List.of(new Conflict(null, "# order", "", "d", "d"))));
        assertThat(((Merged) settled).content().order()).containsExactly(order.split(" "));
    }

    @Test
    void aRowThatOneSideRemovedAndTheOtherLeftAsItWasGoes() {
        var without = table(HEADER + "b,2,-2\nc,3,-3\nd,4,-4\n");

        assertMerges(TableMerge.of(BASE, without, BASE, List.of()), HEADER + "b,2,-2\nc,3,-3\nd,4,-4\n");
        assertMerges(TableMerge.of(BASE, BASE, without, List.of()), HEADER + "b,2,-2\nc,3,-3\nd,4,-4\n");
    }

    @Test
    void aRowThatOneSideRemovedAndTheOtherChangedStaysIfTheAuthorSaysSo() {
        var without = table(HEADER + "b,2,-2\nc,3,-3\nd,4,-4\n");
        var changed = table(HEADER + "a,1,-9\nb,2,-2\nc,3,-3\nd,4,-4\n");
        var kept = List.of(new Resolution("a", null, Merge.KEPT));
        var removed = List.of(new Resolution("a", null, Merge.REMOVED));

        assertThat(TableMerge.of(BASE, changed, without, List.of()))
                .isEqualTo(new Conflicted(List.of(new Conflict("a", null, "", Merge.KEPT, Merge.REMOVED))));
        assertThat(TableMerge.of(BASE, without, changed, List.of()))
                .isEqualTo(new Conflicted(List.of(new Conflict("a", null, "", Merge.REMOVED, Merge.KEPT))));
        assertMerges(TableMerge.of(BASE, changed, without, kept), HEADER + "a,1,-9\nb,2,-2\nc,3,-3\nd,4,-4\n");
        assertMerges(TableMerge.of(BASE, without, changed, removed), HEADER + "b,2,-2\nc,3,-3\nd,4,-4\n");
    }

    @Test
    void aColumnThatOneSideRemovedAndTheOtherChangedIsAskedAbout() {
        var without = table("id,percent\na,-1\nb,-2\nc,-3\nd,-4\n");
        var changed = table(HEADER + "a,9,-1\nb,2,-2\nc,3,-3\nd,4,-4\n");

        assertThat(TableMerge.of(BASE, changed, without, List.of()))
                .isEqualTo(new Conflicted(List.of(new Conflict(null, "stock >", "", Merge.KEPT, Merge.REMOVED))));
        assertMerges(TableMerge.of(BASE, BASE, without, List.of()), "id,percent\na,-1\nb,-2\nc,-3\nd,-4\n");
    }

    @Test
    void aCellThatBothChangedIsAskedAboutAndTheAuthorsTextCounts() {
        var ours = table(HEADER + "a,1,-7\nb,2,-2\nc,3,-3\nd,4,-4\n");
        var theirs = table(HEADER + "a,1,-8\nb,2,-2\nc,3,-3\nd,4,-4\n");

        var asked = TableMerge.of(BASE, ours, theirs, List.of());
        var settled = TableMerge.of(BASE, ours, theirs, List.of(new Resolution("a", "percent", " -9 ")));

        assertThat(asked).isEqualTo(new Conflicted(List.of(new Conflict("a", "percent", "-1", "-7", "-8"))));
        assertMerges(settled, HEADER + "a,1,-9\nb,2,-2\nc,3,-3\nd,4,-4\n");
    }

    @Test
    void everyCellWithContentHasATextThatWroteIt() {
        var older = table(HEADER + "a,1,-1\nb,2,\n");
        var newer = table(HEADER + "a,1,-9\nb,2,\n");
        var shown = table(HEADER + "a,1,-9\nb,5,\n");

        assertThat(Blame.of(shown, Stream.of(newer, older)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        new Blame.Cell("a", "stock >"), 2,
                        new Blame.Cell("a", "percent"), 1,
                        new Blame.Cell("b", "stock >"), 0));
    }

    private static TableContent table(String csv) {
        return TableText.of(csv).orElseThrow().content();
    }

    private static void assertMerges(Merge merge, String csv) {
        assertThat(merge).isEqualTo(new Merged(table(csv)));
        assertThat(((Merged) merge).content().order()).isEqualTo(table(csv).order());
    }
}
