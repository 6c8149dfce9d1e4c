package io.calibr.engine.version;

import io.calibr.engine.version.Merge.Conflicted;
import io.calibr.engine.version.Merge.Merged;
import io.calibr.engine.version.Patched.Applied;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class VersionProperties {

    @Property(tries = 1_000)
    void textIsReadWithoutLosingACharacter(@ForAll Random random) {
        var sheets = new Sheets(random);
        var content = sheets.content();
        var text = sheets.text(content);

        var table = read(text);

        assertThat(table.content()).isEqualTo(content);
        assertThat(((Applied) table.apply(List.of())).table().text()).isEqualTo(text);
    }

    @Property(tries = 1_000)
    void aDifferenceAppliedToTheOneGivesTheOther(@ForAll Random random) {
        var sheets = new Sheets(random);
        var before = sheets.content();
        var after = random.nextBoolean() ? sheets.edited(before) : sheets.content();

        var patched = read(sheets.text(before)).apply(Patches.between(before, after));

        assertThat(patched).isInstanceOf(Applied.class);
        assertSame(((Applied) patched).table().content(), after);
        assertThat(TableDiff.between(before, before).isEmpty()).isTrue();
        assertThat(TableDiff.between(before, after).isEmpty())
                .isEqualTo(Patches.between(before, after).isEmpty());
    }

    @Property(tries = 1_000)
    void theInverseBringsBackWhatTheTableSaid(@ForAll Random random) {
        var sheets = new Sheets(random);
        var before = sheets.content();
        var patches = Patches.between(before, sheets.edited(before));

        var there = (Applied) read(sheets.text(before)).apply(patches);
        var back = there.table().apply(there.inverse());

        assertThat(back).isInstanceOf(Applied.class);
        assertSame(((Applied) back).table().content(), before);
    }

    @Property(tries = 1_000)
    void mergingWithNoChangeIsTheOtherSide(@ForAll Random random) {
        var sheets = new Sheets(random);
        var base = sheets.content();
        var changed = sheets.edited(base);

        assertSame(merged(TableMerge.of(base, changed, base, List.of())), changed);
        assertSame(merged(TableMerge.of(base, base, changed, List.of())), changed);
        assertSame(merged(TableMerge.of(base, changed, changed, List.of())), changed);
    }

    @Property(tries = 2_000)
    void mergingDoesNotDependOnWhoIsWho(@ForAll Random random) {
        var sheets = new Sheets(random);
        var base = sheets.content();
        var ours = sheets.edited(base);
        var theirs = sheets.edited(base);

        var merge = TableMerge.of(base, ours, theirs, List.of());
        var mirrored = TableMerge.of(base, theirs, ours, List.of());

        switch (merge) {
            case Merged(var content) -> assertSame(merged(mirrored), content);
            case Conflicted(var conflicts) ->
                assertThat(((Conflicted) mirrored).conflicts())
                        .containsExactlyInAnyOrderElementsOf(conflicts.stream()
                                .map(each -> new Merge.Conflict(
                                        each.row(),
                                        each.column(),
                                        each.base(),
                                        /* ours= */ each.theirs(),
                                        /* theirs= */ each.ours()))
                                .toList());
        }
    }

    @Property(tries = 1_000)
    void settlingEveryConflictMerges(@ForAll Random random) {
        var sheets = new Sheets(random);
        var base = sheets.content();
        var ours = sheets.edited(base);
        var theirs = sheets.edited(base);

        if (TableMerge.of(base, ours, theirs, List.of()) instanceof Conflicted(var conflicts)) {
            var settled = conflicts.stream()
                    .map(each -> new Merge.Resolution(
                            each.row(), each.column(), each.row() == null && isOrder(each) ? "theirs" : each.theirs()))
                    .toList();
            var again = TableMerge.of(base, ours, theirs, settled);

            if (again instanceof Conflicted(var more)) {
                // what a row or column that stays makes possible is asked about then
                assertThat(more).doesNotContainAnyElementsOf(conflicts);
            }
        }
    }

    @Property(tries = 500)
    void everyCellIsPutDownToTheTextThatWroteIt(@ForAll Random random) {
        var sheets = new Sheets(random);
        var first = sheets.content();
        var second = sheets.edited(first);
        var third = sheets.edited(second);

        var blame = Blame.of(third, Stream.of(second, first));

        blame.forEach((cell, back) -> {
            var value = third.cell(cell.row(), cell.column());
            var inSecond = second.cell(cell.row(), cell.column()).equals(value);
            var inFirst = first.cell(cell.row(), cell.column()).equals(value);
            assertThat(back).isEqualTo(!inSecond ? 0 : inFirst ? 2 : 1);
        });
    }

    private static boolean isOrder(Merge.Conflict conflict) {
        return "# order".equals(conflict.column()) || "# columns".equals(conflict.column());
    }

    private static TableText read(String text) {
        return TableText.of(text).orElseThrow();
    }

    private static TableContent merged(Merge merge) {
        assertThat(merge).isInstanceOf(Merged.class);
        return ((Merged) merge).content();
    }

    /** Records do not look at the order of a map. */
    private static void assertSame(TableContent actual, TableContent expected) {
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.order()).isEqualTo(expected.order());
    }
}
