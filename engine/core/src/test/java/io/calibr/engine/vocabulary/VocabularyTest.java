package io.calibr.engine.vocabulary;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VocabularyTest {

    private static final Term COLOR = Term.of("color", TermType.TEXT, "The colour of the variant");

    private final Vocabulary standard = Vocabulary.standard();

    @Test
    void everyProjectHasThePricingWords() {
        assertThat(standard.terms())
                .extracting(Term::name)
                .containsExactly(
                        "sku",
                        "title",
                        "model",
                        "category",
                        "brand",
                        "vendor",
                        "tags",
                        "status",
                        "price",
                        "regular",
                        "live",
                        "compare-at",
                        "cost",
                        "margin",
                        "stock",
                        "weekly-sales",
                        "weeks-of-cover",
                        "map",
                        "competitor-lowest",
                        "competitor-average",
                        "competitor-count",
                        "competitor-position",
                        "competitor-gap",
                        "age",
                        "last-change-days",
                        "price-list",
                        "audience",
                        "channel",
                        "customer-group",
                        "currency",
                        "date",
                        "weekday",
                        "time-of-day",
                        "quantity");
        assertThat(standard.find("category")).map(Term::type).hasValue(TermType.PATH);
        assertThat(standard.find("margin")).map(Term::type).hasValue(TermType.PERCENT);
    }

    @Test
    void aWordIsFoundByItsExactNameOnly() {
        assertThat(standard.find("stock")).isPresent();

        assertThat(standard.find("Stock")).isEmpty();
        assertThat(standard.find("stocks")).isEmpty();
    }

    @Test
    void aProjectAddsItsOwnAttributesWithoutChangingTheStandard() {
        var project = standard.with(COLOR, Term.of("product-line", TermType.TEXT, "The line"));

        assertThat(project.find("color")).hasValue(COLOR);
        assertThat(standard.find("color")).isEmpty();
        assertThat(project.terms()).hasSize(standard.terms().size() + 2);
    }

    @Test
    void aTakenWordCannotBeDefinedAgain() {
        var taken = Term.of("stock", TermType.TEXT, "Something else");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard.with(taken))
                .withMessageContaining("stock");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vocabulary.of(COLOR, COLOR))
                .withMessageContaining("color");
    }

    @Test
    void aMisspeltWordHasASuggestion() {
        assertThat(standard.nearest("catgory")).map(Term::name).hasValue("category");
        assertThat(standard.nearest("Margin")).map(Term::name).hasValue("margin");
        assertThat(standard.nearest("competitor_lowest")).map(Term::name).hasValue("competitor-lowest");
    }

    @Test
    void aWordUnlikeAnyOtherHasNoSuggestion() {
        assertThat(standard.nearest("xyzzy")).isEmpty();
        assertThat(standard.nearest("")).isEmpty();
        assertThat(standard.nearest("s".repeat(100_000))).isEmpty();
    }

    @Test
    void vocabulariesWithTheSameWordsAreEqual() {
        assertThat(standard.with(COLOR)).isEqualTo(standard.with(COLOR)).isNotEqualTo(standard);
        assertThat(standard.with(COLOR)).hasSameHashCodeAs(standard.with(COLOR));
        assertThat(Vocabulary.of(COLOR)).hasToString("[color]");
    }
}
