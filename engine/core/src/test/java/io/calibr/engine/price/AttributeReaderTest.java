package io.calibr.engine.price;

import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AttributeReaderTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");

    private final AttributeReader deposit = new AttributeReader(Term.of("deposit", TermType.MONEY, "A deposit"));
    private final AttributeReader materials =
            new AttributeReader(new Term("materials", TermType.TAGS, "Made of", Set.of("Wood", "Steel", "Glass")));

    @Test
    void anAmountIsAFactOnListsOfItsCurrencyOnly() {
        assertThat(deposit.read("12.50 USD", USD)).contains(new Value.Decimal(new BigDecimal("12.50")));
        assertThat(deposit.read("12.50 USD", EUR)).isEmpty();
        assertThat(deposit.read("12.50", USD)).isEmpty();
    }

    @Test
    void tagsAreASetWhateverTheirOrder() {
        assertThat(materials.read("Wood; Steel;Wood", USD))
                .isEqualTo(Optional.of(new Value.Tags(Set.of("Steel", "Wood"))));
        assertThat(materials.checked(" Wood ;Steel;;Wood")).isEqualTo("Steel;Wood");
    }

    @Test
    void anAmountIsKeptWithItsCurrency() {
        assertThat(deposit.checked(" 12.50  USD ")).isEqualTo("12.50 USD");
        assertThat(deposit.checked("0 JPY")).isEqualTo("0 JPY");
    }

    @ParameterizedTest
    @CsvSource({
        "12.50, 'is not an amount with its ISO 4217 currency; amounts are written like 12.50 USD'",
        "12.50 USX, is not an amount with its ISO 4217 currency",
        "12.50 XAU, is not an amount with its ISO 4217 currency",
        "12.505 USD, '12.505 has more decimals than USD, which has 2'",
        "12.50 JPY, more decimals than JPY",
        "-1 USD, is negative",
        "many USD, many",
    })
    void whatIsNoAmountIsRefused(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deposit.checked(text))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Wod, 'did you mean \"Wood\"?'",
        "Wood;Stel, 'did you mean \"Steel\"?'",
        ";, no value stands between the semicolons",
        "Wood|Steel, cannot hold |",
    })
    void whatIsNoTagIsRefused(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> materials.checked(text))
                .withMessageContaining(reason);
    }
}
