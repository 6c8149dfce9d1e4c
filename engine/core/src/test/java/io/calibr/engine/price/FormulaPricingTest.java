package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.ExplanationText;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.outcome;
import static io.calibr.engine.price.Fixtures.price;
import static io.calibr.engine.price.Fixtures.priced;
import static io.calibr.engine.price.Fixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;

class FormulaPricingTest {

    private static final SkuFacts ACME = aSku("100.00")
            .withAttributes(Map.of("brand", new Value.Text("Acme")))
            .withTags(Set.of("old"));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            value = {
                "brand is Acme and not tags any-of new | sale # true",
                "brand is Acme and tags any-of new | sale # false",
                "brand is Zed or tags any-of old # true",
                "not (brand is Zed or tags any-of new) # true",
                "stock > 5 or brand is Acme # true"
            })
    void aFormulaMatchesWhatItSays(String formula, boolean matches) {
        assertThat(outcome(tenthOff(formula), ACME).equals(priced("90.00"))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            value = {"not stock > 5", "not (stock > 5 and brand is Acme)", "stock > 5 or not stock > 5"})
    void aTestOnAMissingFactHoldsNoMoreNegatedThanPlain(String formula) {
        assertThat(outcome(tenthOff(formula), ACME)).isInstanceOf(PriceOutcome.NotCovered.class);
        assertThat(outcome(tenthOff(formula), ACME.withStock(3))).isEqualTo(priced("90.00"));
    }

    @Test
    void aMissingFactDoesNotMatterWhereTheRestDecides() {
        assertThat(outcome(tenthOff("not (stock > 5 and brand is Zed)"), ACME)).isEqualTo(priced("90.00"));
    }

    @Test
    void aFormulaOfManyAlternativesMatchesAllTheSame() {
        var groups = new ArrayList<String>();
        for (var number = 0; number < 8; number++) {
            groups.add("(brand is b" + number + " or stock > " + number + ")");
        }

        assertThat(outcome(tenthOff(String.join(" and ", groups)), ACME.withStock(8)))
                .isEqualTo(priced("90.00"));
        assertThat(outcome(tenthOff(String.join(" and ", groups)), ACME.withStock(7)))
                .isInstanceOf(PriceOutcome.NotCovered.class);
    }

    @Test
    void aFormulaOnThePriceSeesThePriceAsItEnteredTheTable() {
        var first = rules(Fixtures.adjust(Fixtures.percent("-50")), table("price < 60 and not price < 50"));

        assertThat(outcome(first, aSku("100.00"))).isEqualTo(priced("45.00"));
    }

    @Test
    void theExplanationShowsTheValueBehindEachTest() {
        var rules = tenthOff("brand is Acme and (stock > 20 or not tags any-of new | sale)");
        var explanation = price(rules, ACME).explanation();

        var text = new ExplanationText(
                rules, term -> term.name().equals("brand") ? Optional.of("Acme") : Optional.empty());

        assertThat(text.waterfall(explanation))
                .contains(
                        "adjust offers row 1 (r1), brand is Acme (Acme) and (stock > 20 or not tags any-of new, sale):"
                                + " 100.00 > 90.0000");
    }

    @Test
    void theHashCoversTheFormulaButNotTheOrderOfItsParts() {
        assertThat(List.of(
                        tenthOff("brand is Acme or stock > 20").hash(),
                        tenthOff("brand is Acme and stock > 20").hash(),
                        tenthOff("not brand is Acme or stock > 20").hash(),
                        tenthOff("brand is Acme").hash()))
                .doesNotHaveDuplicates();
        assertThat(tenthOff("stock > 20 or brand in Zed | Acme").hash())
                .isEqualTo(tenthOff("brand in Acme | Zed or stock > 20.0").hash());
    }

    private static RuleSet tenthOff(String formula) {
        return rules(table(formula));
    }

    private static DecisionTable table(String formula) {
        return new CsvTableReader(WORDS)
                .read(
                        "offers",
                        "# table: offers\n# stage: adjust\n# hit-policy: first\n# currency: USD\nid,when,percent\nr1,"
                                + formula + ",-10\n")
                .orThrow();
    }
}
