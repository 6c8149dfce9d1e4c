package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormulaTest {

    @Test
    void andBindsCloserThanOrAndNotCloserThanAnd() {
        var formula = read("not brand is Acme and stock > 20 or tags any-of new | sale");

        assertThat(formula)
                .isInstanceOfSatisfying(
                        Formula.Any.class,
                        any -> assertThat(any.parts())
                                .satisfiesExactly(
                                        both -> assertThat(both)
                                                .isInstanceOfSatisfying(
                                                        Formula.All.class,
                                                        all -> assertThat(all.parts()
                                                                        .getFirst())
                                                                .isInstanceOf(Formula.Not.class)),
                                        tags -> assertThat(tags).isInstanceOf(Formula.Test.class)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brand is Acme and (stock > 20 or not tags any-of new | sale)",
                "category under Bikes > Road Bikes and date between 2026-11-27 .. 2026-11-30",
                "not (brand in Acme | Zenith Bikes or margin < 12.5)",
                "brand is 'Salt and Pepper' or brand is 'Zed''s (old)'",
                "title contains 'stock > 2' and not not price <= 9.99"
            })
    void aFormulaIsWrittenAsItWasRead(String text) {
        assertThat(FormulaText.of(read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            value = {
                "brand is Acme and # bad-formula # character 18: ",
                "brand is Acme stock > 20 # bad-formula # character 15: and or or is missing before \"stock\"",
                "brand is Acme not stock > 20 # bad-formula # character 15: and or or is missing",
                "brand is Acme, Zed (x) # bad-formula # character 20: and, or, or the end",
                "(brand is Acme # bad-formula # character 15: and, or, or a closing bracket",
                "brand is 'Acme # bad-formula # character 10: the quote",
                "bramd is Acme # unknown-term # character 1: ",
                "stock above 20 # unknown-operator # character 7: ",
                "stock under 20 # operator-misfit # character 7: ",
                "stock > many # bad-number # character 1: ",
                "stock between 10 # bad-range # character 1: ",
                "brand in Acme | | Zed # bad-formula # character 17: a value",
                "status is GONE # unknown-value # character 1: "
            })
    void whatIsNoFormulaIsRefusedWithItsPosition(String text, String kind, String message) {
        var problems = problems("# currency: USD\n", text);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.message()).startsWith(message);
            assertThat(problem.place().toString()).isEqualTo("t.csv, line 6, column B (when)");
        });
    }

    @Test
    void amountsNeedACurrencyInAFormulaToo() {
        assertThat(problems("\n", "price < 10")).extracting(Problem::kind).containsExactly(Kind.MISSING_CURRENCY);
    }

    @Test
    void aFormulaHasBounds() {
        var wide = "stock > 1" + " or stock > 1".repeat(Formula.MOST_TESTS);
        var deep = "(".repeat(5_000) + "stock > 1" + ")".repeat(5_000);
        var negated = "not ".repeat(Formula.DEEPEST) + "stock > 1";

        assertThat(List.of(wide, deep, negated))
                .allSatisfy(text -> assertThat(problems("# currency: USD\n", text))
                        .extracting(Problem::kind)
                        .containsExactly(Kind.TOO_LARGE));
    }

    @Test
    void alternativesAreTheDisjunctiveFormWithNegationsAtTheTests() {
        var formula = read("brand is Acme and not (stock > 20 and stock < 30)");

        assertThat(formula.alternatives(2).orElseThrow())
                .extracting(all -> all.stream()
                        .map(one -> (one.negated() ? "not " : "")
                                + one.condition().operator().word())
                        .toList())
                .containsExactly(List.of("is", "not >"), List.of("is", "not <"));
        assertThat(formula.alternatives(1)).isEmpty();
    }

    @Test
    void aSentenceSaysItInEnglish() {
        var row = table("# currency: USD\n", "brand is Acme and (stock > 20 or not tags any-of new | sale)")
                .rows()
                .getFirst();

        assertThat(RowSentence.of(row, Optional.empty()))
                .isEqualTo("When Brand is Acme and (Stock is more than 20 or not (Tags include new or sale)),"
                        + " then take 10 % off");
    }

    private static Formula read(String text) {
        return table("# currency: USD\n", text).rows().getFirst().when().orElseThrow();
    }

    private static DecisionTable table(String currency, String formula) {
        return reading(currency, formula).orThrow();
    }

    private static List<Problem> problems(String currency, String formula) {
        return reading(currency, formula) instanceof Reading.Refused(var problems) ? problems : List.of();
    }

    private static Reading reading(String currency, String formula) {
        return new CsvTableReader(Vocabulary.standard())
                .read(
                        "t.csv",
                        "# table: t\n# stage: adjust\n# hit-policy: first\n" + currency + "id,when,percent\nr1,\""
                                + formula + "\",-10\n");
    }
}
