package io.calibr.engine.price;

import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Currencies;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads a catalogue's values of one attribute as rules read the operands of its term, so that both mean the same. An amount
 * is written with its currency, {@code 12.50 USD}; tags are separated by semicolons.
 */
public record AttributeReader(Term term) {

    private static final Pattern AMOUNT = Pattern.compile("(\\S+)\\s+([A-Z]{3})");
    private static final Pattern SEPARATOR = Pattern.compile(";");

    /** The value on price lists of one currency; empty where the text is none, or an amount in another currency. */
    public Optional<Value> read(String text, Currency currency) {
        return found(text, _ -> {}).filter(found -> found.fits(currency)).map(Found::value);
    }

    /**
     * The text, once it is known to be a value, as a catalogue keeps it.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public String checked(String text) {
        var complaints = new ArrayList<String>();
        return found(text, complaints::add)
                .map(Found::text)
                .orElseThrow(() -> new IllegalArgumentException(String.join("; ", complaints)));
    }

    /** Whether the text is a value. */
    public boolean takes(String text) {
        return found(text, _ -> {}).isPresent();
    }

    /** @param currency of an amount; empty for what is none */
    private record Found(Value value, String text, Optional<Currency> currency) {
        boolean fits(Currency wanted) {
            return currency.filter(own -> !own.equals(wanted)).isEmpty();
        }
    }

    private Optional<Found> found(String text, Consumer<String> complaints) {
        return switch (term.type()) {
            case MONEY -> amount(text, complaints);
            case TAGS -> tags(text, complaints);
            case TEXT, PATH, NUMBER, PERCENT, DATE, TIME, FLAG ->
                operands(Optional.empty(), Operator.IS, List.of(text), complaints)
                        .map(List::getFirst)
                        .map(value -> new Found(value, value.text(), Optional.empty()));
        };
    }

    private Optional<Found> amount(String text, Consumer<String> complaints) {
        var parts = AMOUNT.matcher(text.strip());
        var currency = parts.matches() ? Currencies.find(parts.group(2)) : Optional.<Currency>empty();
        if (currency.isEmpty()) {
            complaints.accept(
                    "'" + text + "' is not an amount with its ISO 4217 currency; amounts are written like 12.50 USD");
            return Optional.empty();
        }
        return operands(currency, Operator.IS, List.of(parts.group(1)), complaints)
                .map(List::getFirst)
                .filter(value -> isNotNegative(value, complaints))
                .map(value -> new Found(value, value.text() + " " + currency.get(), currency));
    }

    private static boolean isNotNegative(Value value, Consumer<String> complaints) {
        var negative = value instanceof Value.Decimal(var number) && number.signum() < 0;
        if (negative) {
            complaints.accept(value.text() + " is negative");
        }
        return !negative;
    }

    private Optional<Found> tags(String text, Consumer<String> complaints) {
        var named = Arrays.stream(SEPARATOR.split(text))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (named.isEmpty()) {
            complaints.accept("no value stands between the semicolons");
            return Optional.empty();
        }
        return operands(Optional.empty(), Operator.ANY_OF, named, complaints)
                .map(_ -> new Found(new Value.Tags(Set.copyOf(named)), String.join(";", named), Optional.empty()));
    }

    private Optional<List<Value>> operands(
            Optional<Currency> currency, Operator operator, List<String> texts, Consumer<String> complaints) {
        return new Cells(currency)
                .condition(
                        term,
                        operator,
                        texts,
                        (_, message, suggestion) -> complaints.accept(message
                                + suggestion
                                        .map(near -> " (did you mean \"" + near + "\"?)")
                                        .orElse("")))
                .map(Condition::operands);
    }
}
