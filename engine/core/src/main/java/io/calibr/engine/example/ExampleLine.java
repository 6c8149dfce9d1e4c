package io.calibr.engine.example;

import io.calibr.engine.price.ChangeHistory;
import io.calibr.engine.price.Competition;
import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of an example file, from the cells that have content. */
final class ExampleLine {

    private static final Set<String> OUTCOMES = Set.of("priced", "unchanged", "held", "conflicting", "not-covered");
    private static final Set<String> READ_BY_NAME = Set.of(
            "sku",
            "regular",
            "live",
            "compare-at",
            "cost",
            "map",
            "stock",
            "tags",
            "competitor-lowest",
            "competitor-average",
            "competitor-count",
            "last-change-days",
            "price-list",
            "audience",
            "currency",
            "date",
            "time-of-day",
            "channel",
            "customer-group",
            "quantity");
    private static final Set<String> COMPUTED =
            Set.of("price", "margin", "weekday", "weeks-of-cover", "competitor-position", "competitor-gap");

    /** As many as a SKU may have in an example: each is a price of its own. */
    private static final int MOST_COMPETITORS = 1_000;

    private static final int MOST_DAYS = 36_500;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,34})?");

    private final Vocabulary vocabulary;
    private final Map<String, String> cells;
    private final PriceRequest request;

    ExampleLine(Vocabulary vocabulary, PriceRequest usual, Map<String, String> cells) {
        this.vocabulary = vocabulary;
        this.cells = cells;
        this.request = request(usual);
    }

    /** The example; {@link IllegalArgumentException} naming the column where a cell is wrong. */
    Example example(int line) {
        return new Example(line, cells.getOrDefault(ExampleReader.NAME, "line " + line), facts(), request, expected());
    }

    /** The same facts with nothing expected of them. */
    Example open() {
        var nothing = new Example.Expected(Optional.empty(), Optional.empty(), Optional.empty());
        return new Example(1, "facts", facts(), request, nothing);
    }

    private PriceRequest request(PriceRequest usual) {
        var currency = cell("currency", "a currency", ExampleLine::currency).orElse(usual.currency());
        var day = cell("date", "a day: 2026-11-30", LocalDate::parse);
        var time = cell("time-of-day", "a time: 08:30", LocalTime::parse);
        var asOf = day.isEmpty() && time.isEmpty()
                ? usual.asOf()
                : day.orElse(usual.day())
                        .atTime(time.orElse(LocalTime.MIDNIGHT))
                        .atZone(usual.zone())
                        .toInstant();
        return PriceRequest.of(currency, asOf, usual.zone())
                .on(
                        cell("price-list").orElse(usual.priceList()),
                        cell("audience").orElse(usual.audience()))
                .to(
                        cell("channel").orElse(usual.channel()),
                        cell("customer-group").orElse(usual.customerGroup()))
                .forQuantity(cell(
                                "quantity",
                                "a number of pieces, at least 1",
                                pieces -> within(pieces, 1, Integer.MAX_VALUE))
                        .orElse(usual.quantity()));
    }

    private SkuFacts facts() {
        var regular = amount("regular");
        if (regular == null) {
            throw new IllegalArgumentException("column regular: an example has a regular price");
        }
        var known = SkuFacts.of(new Sku(cell("sku").orElse("EXAMPLE")), regular)
                .with(new KnownPrices(regular, amount("live"), amount("compare-at"), amount("cost"), amount("map")))
                .with(competition())
                .with(history())
                .withTags(Set.copyOf(cell("tags").map(ExampleLine::several).orElse(List.of())))
                .withAttributes(attributes());
        return cell("stock", "a number of pieces", Long::valueOf)
                .map(known::withStock)
                .orElse(known);
    }

    private Competition competition() {
        var lowest = amount("competitor-lowest");
        if (lowest == null) {
            return Competition.NONE;
        }
        var average = cell("competitor-average")
                .map(cell -> number("competitor-average", cell))
                .orElse(lowest.amount());
        var count = cell(
                        "competitor-count",
                        "a number from 1 to " + MOST_COMPETITORS,
                        competitors -> within(competitors, 1, MOST_COMPETITORS))
                .orElse(1);
        return new Competition(lowest, average, count, prices(lowest.amount(), average, count));
    }

    /** The lowest, and the others as if they were equal. */
    private static List<BigDecimal> prices(BigDecimal lowest, BigDecimal average, int count) {
        var prices = new ArrayList<>(List.of(lowest));
        while (prices.size() < count) {
            prices.add(average.multiply(BigDecimal.valueOf(count))
                    .subtract(lowest)
                    .divide(BigDecimal.valueOf(count - 1L), MathContext.DECIMAL128));
        }
        return prices;
    }

    private ChangeHistory history() {
        return cell("last-change-days", "a number of days from 0 to " + MOST_DAYS, days -> within(days, 0, MOST_DAYS))
                .map(days -> new ChangeHistory(request.asOf().minus(Duration.ofDays(days)), 0))
                .orElse(ChangeHistory.NONE);
    }

    private Map<String, Value> attributes() {
        var attributes = new HashMap<String, Value>();
        cells.forEach((column, cell) -> {
            if (COMPUTED.contains(column)) {
                throw new IllegalArgumentException("column " + column + ": is computed, not given");
            }
            if (!READ_BY_NAME.contains(column)) {
                vocabulary.find(column).ifPresent(term -> attributes.put(column, value(term, cell)));
            }
        });
        return attributes;
    }

    private static Value value(Term term, String cell) {
        return switch (term.type()) {
            case TEXT, PATH -> new Value.Text(cell);
            case MONEY, NUMBER, PERCENT -> new Value.Decimal(number(term.name(), cell));
            case DATE -> new Value.Day(as(term.name(), cell, "a day: 2026-11-30", LocalDate::parse));
            case TIME -> new Value.Time(as(term.name(), cell, "a time: 08:30", LocalTime::parse));
            case FLAG -> new Value.Flag(flag(term.name(), cell));
            case TAGS -> new Value.Tags(Set.copyOf(several(cell)));
        };
    }

    private static boolean flag(String column, String cell) {
        return switch (cell) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("column " + column + ": " + cell + " is not true or false");
        };
    }

    private Example.Expected expected() {
        var outcome = cell(ExampleReader.OUTCOME);
        if (outcome.isPresent() && !OUTCOMES.contains(outcome.get())) {
            throw new IllegalArgumentException("column expect-outcome: " + outcome.get() + " is not an outcome");
        }
        var expected = new Example.Expected(
                Optional.ofNullable(amount(ExampleReader.PRICE)),
                outcome,
                cell(ExampleReader.ROWS).map(ExampleLine::several));
        if (expected.price().isEmpty() && outcome.isEmpty() && expected.rows().isEmpty()) {
            throw new IllegalArgumentException("nothing is expected");
        }
        return expected;
    }

    private @Nullable Money amount(String column) {
        return cell(column).map(cell -> money(column, cell)).orElse(null);
    }

    private Money money(String column, String cell) {
        try {
            return Money.of(number(column, cell), request.currency(), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            // it cannot be too large: a number here has 15 digits before the point
            throw new IllegalArgumentException(
                    "column " + column + ": " + cell + " is finer than " + request.currency() + " can be paid",
                    tooFine);
        }
    }

    private static BigDecimal number(String column, String cell) {
        return as(column, cell, "a number", ExampleLine::decimal);
    }

    /** No exponents: what 1e999999999 stands for fills the memory. */
    private static BigDecimal decimal(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            throw new NumberFormatException(cell);
        }
        return new BigDecimal(cell);
    }

    private static Currency currency(String code) {
        return new Money(0, Currency.getInstance(code)).currency();
    }

    private static int within(String cell, int least, int most) {
        var number = Integer.parseInt(cell);
        if (number < least || number > most) {
            throw new NumberFormatException(cell);
        }
        return number;
    }

    private <T> Optional<T> cell(String column, String what, Function<String, T> reader) {
        return cell(column).map(cell -> as(column, cell, what, reader));
    }

    private static <T> T as(String column, String cell, String what, Function<String, T> reader) {
        try {
            return reader.apply(cell);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException("column " + column + ": " + cell + " is not " + what, wrong);
        }
    }

    private Optional<String> cell(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    private static List<String> several(String cell) {
        return Arrays.stream(cell.split("\\|", -1)).map(String::strip).toList();
    }
}
