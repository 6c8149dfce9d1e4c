package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.Severity;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.version.Patched;
import io.calibr.engine.version.TableText;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LintTest {

    private static final Vocabulary WORDS =
            Vocabulary.standard().with(Term.of("labels", TermType.TAGS, "What is printed on it"));

    @Test
    void aRowBelowABroaderOneNeverActsAndIsMovedAboveIt() {
        var text = adjust("first", "id,category under,stock >,percent", "wide,Bikes,,-10", "narrow,Bikes > Road,5,-20");

        var finding = only(text, "unreachable");

        assertThat(finding.message()).isEqualTo("Row narrow never acts: row wide takes every SKU that it matches.");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(kinds(mended(text, finding))).doesNotContain("unreachable");
    }

    @Test
    void severalRowsTogetherCoverOne() {
        var text = adjust("first", "id,stock between,percent", "low,0 .. 9,-1", "high,10 .. 20,-2", "all,3 .. 15,-3");

        var finding = only(text, "unreachable");

        assertThat(finding.rows()).containsExactly("all", "low", "high");
        assertThat(kinds(mended(text, finding))).doesNotContain("unreachable");
    }

    /** No SKU has 9.5 pieces in stock, but a margin of 9.5 % there is. */
    @ParameterizedTest
    @CsvSource({"stock,true", "margin,false"})
    void wholeNumbersLeaveNothingBetweenNeighbours(String term, boolean covered) {
        var text = adjust(
                "first", "id," + term + " <=," + term + " >=,percent", "low,9,,-1", "high,,10,-2", "all,100,,-3");

        assertThat(kinds(text).contains("unreachable")).isEqualTo(covered);
    }

    @Test
    void aRowThatNothingCanMeetIsNamedWithItsTerms() {
        var text = adjust("first", "id,stock >,stock <,brand is,percent", "never,5,6,Acme,-1", "sometimes,5,7,Acme,-1");

        var finding = only(text, "contradiction");

        assertThat(finding.message()).contains("Row never").contains("conditions on stock contradict");
        assertThat(kinds(mended(text, finding))).doesNotContain("contradiction");
    }

    @Test
    void aConditionOnAnotherCurrencyThanTheTablesIsNeverMet() {
        var text =
                "# table: t\n# stage: adjust\n# hit-policy: first\n# currency: USD\nid,currency is,percent\neuros,EUR,-1\n";

        assertThat(kinds(text)).contains("contradiction");
    }

    @Test
    void rowsOfAUniqueTableThatMeetConflictWithASkuToShowIt() {
        var text = adjust("unique", "id,brand is,stock >=,percent", "a,Acme,,-1", "b,,10,-2", "c,Zed,,-3");

        var conflicts = findings(text, "conflict");

        assertThat(conflicts).extracting(Finding::rows).containsExactly(List.of("b", "a"), List.of("c", "b"));
        assertThat(conflicts.getFirst().example()).isEqualTo(Map.of("brand", "Acme", "stock", "10"));
        assertThat(kinds(mended(text, conflicts.getFirst()))).doesNotContain("conflict");
    }

    @Test
    void aHoleBetweenTwoBandsIsAWarningAndItsMendClosesIt() {
        var text = adjust(
                "unique",
                "id,regular between,percent",
                "low,0 .. 49.99,-5",
                "high,60 .. 100,-10",
                "top,100.01 .. 1000000,0");

        var hole = findings(text, "gap").getFirst();

        assertThat(hole.severity()).isEqualTo(Severity.WARNING);
        assertThat(hole.message()).isEqualTo("No row matches where Regular is 50 USD to 59.99 USD.");
        assertThat(hole.example()).isEqualTo(Map.of("regular", "50"));
        assertThat(findings(mended(text, hole), "gap"))
                .extracting(Finding::severity)
                .doesNotContain(Severity.WARNING);
        assertThat(kinds(mended(text, hole))).doesNotContain("conflict");
    }

    @Test
    void aGapThatNeedsANewColumnBringsIt() {
        var text = adjust("first", "id,brand is,percent", "acme,Acme,-5");

        var gap = only(text, "gap");

        assertThat(gap.message()).isEqualTo("No row matches where Brand is not Acme.");
        assertThat(gap.severity()).isEqualTo(Severity.INFO);
        assertThat(kinds(mended(text, gap))).doesNotContain("gap");
        assertThat(mended(text, gap)).contains("brand is-not").contains("others");
    }

    @Test
    void aSkuWithoutTheFactIsAGapOfItsOwn() {
        var text = adjust("first", "id,stock <,stock >=,percent", "low,10,,-5", "high,,10,-2");

        var finding = only(text, "missing-fact");

        assertThat(finding.message()).contains("without stock");
        assertThat(kinds(text)).doesNotContain("gap");
        assertThat(kinds(mended(text, finding))).isEmpty();
    }

    @Test
    void whereAllRowsActOverlapsAreInformationAndGapsAreNone() {
        var text = adjust("collect", "id,brand is,stock >,percent", "a,Acme,,-1", "b,,10,-2", "c,Zed,,0", "d,Acme,,-1");

        assertThat(kinds(text)).containsOnly("repeated", "no-effect", "overlap");
        assertThat(findings(text, "overlap")).extracting(Finding::severity).containsOnly(Severity.INFO);
        assertThat(only(text, "repeated").rows()).containsExactly("d", "a");
    }

    @Test
    void aRowThatSaysTheSameInOtherWordsIsARepetition() {
        var clock = adjust("collect", "id,time-of-day between,percent", "always,,-1", "clock,00:01 .. 00:00,-1");
        var formula = adjust("collect", "id,when,percent", "a,stock < 5 or stock < 9,-1", "b,not (stock >= 9),-1");

        assertThat(only(clock, "repeated").rows()).containsExactly("clock", "always");
        assertThat(only(formula, "repeated").rows()).containsExactly("b", "a");
    }

    @Test
    void ofAnExclusiveGroupOnlyTheFirstMatchActs() {
        var text = adjust("collect", "id,exclusive-group,brand is,percent", "all,sale,,-1", "acme,sale,Acme,-2");

        assertThat(kinds(text)).containsExactly("unreachable");
    }

    @Test
    void aHigherPriorityGoesFirst() {
        var text = adjust("priority", "id,priority,brand is,percent", "acme,1,Acme,-1", "all,2,,-2");

        assertThat(only(text, "unreachable").rows()).containsExactly("acme", "all");
    }

    @Test
    void aFloorAboveTheCeilingHoldsEverything() {
        var text = adjust("first", "id,set,floor hold,ceiling hold", "all,20,30,10");

        assertThat(only(text, "crossed-bounds").message()).contains("floor 30 lies above its ceiling 10");
    }

    @Test
    void aFormulaIsLookedInto() {
        var text = adjust(
                "first", "id,brand is,when,percent", "a,,brand is Acme or stock > 5,-1", "b,Acme,,-2", "c,Zed,,-3");

        assertThat(only(text, "unreachable").rows()).containsExactly("b", "a");
    }

    @Test
    void aFormulaWithTooManyCasesIsSaidToBeUnchecked() {
        var clauses = new StringBuilder("(stock > 1 or cost > 1)");
        for (var number = 2; number < 9; number++) {
            clauses.append(" and (stock > ")
                    .append(number)
                    .append(" or cost > ")
                    .append(number)
                    .append(')');
        }
        var text = adjust("first", "id,when,percent", "many," + clauses + ",-1", "all,,-2");

        var report = Lint.of(read(text));

        assertThat(report.complete()).isFalse();
        assertThat(only(text, "checks-incomplete").rows()).containsExactly("many");
    }

    @Test
    void whenTheWorkIsUsedUpItSaysSo() {
        var report = new Lint(new Budget(1, 1, 1))
                .check(read(adjust("first", "id,stock <,percent", "a,5,-1", "b,6,-2", "c,7,-3")));

        assertThat(report.complete()).isFalse();
        assertThat(report.findings()).extracting(Finding::kind).containsOnly("checks-incomplete");
    }

    @Test
    void patternsThatFollowFromOneAnotherAreKnown() {
        var text =
                adjust("first", "id,title contains,title starts-with,percent", "bike,Bike,,-1", "road,,Road Bike,-2");

        assertThat(only(text, "unreachable").rows()).containsExactly("road", "bike");
    }

    @Test
    void theSameTextIsAnotherTagOfAnotherTerm() {
        var text = adjust("first", "id,tags any-of,labels any-of,percent", "tagged,eco,,-1", "labelled,,eco,-2");

        assertThat(kinds(text)).doesNotContain("unreachable", "repeated");
    }

    @Test
    void aSoundTableHasNoFindings() {
        var text =
                adjust("first", "id,tags any-of,date >=,percent", "sale,sale | clearance,2026-11-27,-30", "rest,,,0");

        assertThat(Lint.of(read(text))).isEqualTo(new Lint.Report(true, List.of()));
    }

    private static String adjust(String policy, String... lines) {
        return "# table: t\n# stage: adjust\n# hit-policy: " + policy + "\n# currency: USD\n" + String.join("\n", lines)
                + "\n";
    }

    private static DecisionTable read(String text) {
        return new CsvTableReader(WORDS).read("t.csv", text).orThrow();
    }

    private static List<Finding> findings(String text, String kind) {
        return Lint.of(read(text)).findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .toList();
    }

    private static List<String> kinds(String text) {
        return Lint.of(read(text)).findings().stream().map(Finding::kind).toList();
    }

    private static Finding only(String text, String kind) {
        assertThat(findings(text, kind))
                .as("%s in %s", kind, Lint.of(read(text)))
                .hasSize(1);
        return findings(text, kind).getFirst();
    }

    private static String mended(String text, Finding finding) {
        var patches = Mend.of(read(text), finding).orElseThrow().patches();
        return switch (TableText.of(text).orElseThrow().apply(patches)) {
            case Patched.Applied(var patched, var _) -> patched.text();
            case Patched.Rejected rejected -> throw new AssertionError(rejected);
        };
    }
}
