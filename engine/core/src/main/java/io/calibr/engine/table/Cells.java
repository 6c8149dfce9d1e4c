package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Spelling;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the literals of authored files: the text of a cell, or of a DRL constant, becomes a typed value or a complaint.
 * There is no third way: no default, no conversion that loses anything, no code.
 *
 * @param currency of the table, which says how fine its amounts may be; empty where it names none
 */
public record Cells(Optional<Currency> currency) {

    private static final int LONGEST_TEXT = 2_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** The condition a table's cell states: a list is separated by {@code |}, a range by {@code ..}. */
    public Optional<Condition> condition(Term term, Operator operator, String cell, Complaint complaint) {
        return condition(term, operator, operands(operator, cell), complaint);
    }

    /** The condition with these operands, each as an author wrote it. */
    public Optional<Condition> condition(Term term, Operator operator, List<String> operands, Complaint complaint) {
        if (operator.operands() == Operator.Operands.RANGE && operands.size() != 2) {
            complaint.about(Kind.BAD_RANGE, "a range has two ends: 10 .. 20");
            return Optional.empty();
        }
        var values = new ArrayList<Value>();
        for (var operand : operands) {
            if (isSound(operator, operand, complaint)) {
                value(term, operand, complaint).ifPresent(values::add);
            }
        }
        if (values.size() < operands.size() || !isInOrder(operator, values, complaint)) {
            return Optional.empty();
        }
        return Optional.of(new Condition(term, operator, values));
    }

    /** The action a cell states under the header of {@code word} and {@code modifier}. */
    public Optional<Action> action(ActionWord word, String modifier, String cell, Complaint complaint) {
        return switch (word.operand()) {
            case CHOICE -> choice(word, cell, complaint).map(choice -> Instruction.action(word, modifier, choice));
            case DURATION -> duration(cell, complaint);
            case AMOUNT, SHARE, FACTOR, COUNT ->
                operand(word, cell, complaint).map(number -> Instruction.action(word, modifier, number));
        };
    }

    private static List<String> operands(Operator operator, String cell) {
        return switch (operator.operands()) {
            case ONE -> List.of(cell);
            case MANY -> stripped(cell.split("\\|", -1));
            case RANGE -> stripped(cell.split("\\.\\.", -1));
        };
    }

    private static List<String> stripped(String... parts) {
        return Arrays.stream(parts).map(String::strip).toList();
    }

    private static boolean isSound(Operator operator, String operand, Complaint complaint) {
        if (operand.isEmpty()) {
            complaint.about(
                    operator.operands() == Operator.Operands.RANGE ? Kind.BAD_RANGE : Kind.BAD_LIST,
                    "a value is empty");
            return false;
        }
        if (operator.operands() == Operator.Operands.MANY && operand.contains("|")) {
            complaint.about(Kind.BAD_LIST, "a value in a list cannot hold |, which separates values");
            return false;
        }
        return true;
    }

    private static boolean isInOrder(Operator operator, List<Value> values, Complaint complaint) {
        if (operator.operands() != Operator.Operands.RANGE) {
            return true;
        }
        var backwards = switch (values.getFirst()) {
            case Value.Decimal(var low)
            when values.getLast() instanceof Value.Decimal(var high) -> low.compareTo(high) > 0;
            // ranges of times may reach over midnight
            case Value.Time _ -> false;
            case Value.Day(var low) when values.getLast() instanceof Value.Day(var high) -> low.isAfter(high);
            default -> true;
        };
        if (backwards) {
            complaint.about(Kind.BAD_RANGE, "the lower end of a range comes first");
        }
        return !backwards;
    }

    private Optional<Value> value(Term term, String text, Complaint complaint) {
        return switch (term.type()) {
            case TEXT, TAGS -> text(term, text, complaint);
            case PATH -> path(text).flatMap(path -> text(term, path, complaint)).or(() -> badPath(text, complaint));
            case MONEY -> amount(text, complaint).flatMap(number -> inRange(term, number, complaint));
            case NUMBER -> number(text, complaint).flatMap(number -> inRange(term, number, complaint));
            case PERCENT -> share(text, complaint).flatMap(number -> inRange(term, number, complaint));
            case DATE -> day(text, complaint).map(Value.Day::new);
            case TIME -> time(text, complaint).map(Value.Time::new);
            case FLAG -> flag(text, complaint).map(Value.Flag::new);
        };
    }

    private static Optional<Value> inRange(Term term, BigDecimal number, Complaint complaint) {
        var outside = term.range().filter(range -> !range.contains(number));
        outside.ifPresent(range ->
                complaint.about(Kind.OUT_OF_RANGE, term.name() + " is " + range + ", not " + number.toPlainString()));
        return outside.isPresent() ? Optional.empty() : Optional.of(new Value.Decimal(number));
    }

    private static Optional<Value> text(Term term, String text, Complaint complaint) {
        if (text.length() > LONGEST_TEXT) {
            complaint.about(Kind.UNSAFE_TEXT, "a text has at most " + LONGEST_TEXT + " characters");
            return Optional.empty();
        }
        if (!SafeText.isVisible(text) || !text.equals(text.strip())) {
            complaint.about(Kind.UNSAFE_TEXT, "a text has no invisible characters and no blanks at its ends");
            return Optional.empty();
        }
        if (!term.allowed().isEmpty() && !term.allowed().contains(text)) {
            complaint.about(
                    Kind.UNKNOWN_VALUE,
                    "\"" + text + "\" is not a value of " + term.name(),
                    Spelling.nearest(text, term.allowed()));
            return Optional.empty();
        }
        return Optional.of(new Value.Text(text));
    }

    /** The path with one blank around each separator; empty if one of its names is. */
    private static Optional<String> path(String text) {
        var names = stripped(text.split(">", -1));
        return names.contains("") ? Optional.empty() : Optional.of(String.join(" > ", names));
    }

    private static Optional<Value> badPath(String text, Complaint complaint) {
        if (path(text).isEmpty()) {
            complaint.about(Kind.BAD_PATH, "a path is written Bikes > Road Bikes, with no empty name");
        }
        return Optional.empty();
    }

    private Optional<BigDecimal> amount(String text, Complaint complaint) {
        return number(text, complaint).filter(number -> isPayable(number, complaint));
    }

    private boolean isPayable(BigDecimal number, Complaint complaint) {
        if (currency.isEmpty()) {
            return true;
        }
        var digits = currency.get().getDefaultFractionDigits();
        var payable = number.stripTrailingZeros().scale() <= digits;
        if (!payable) {
            complaint.about(
                    Kind.BAD_NUMBER,
                    number.toPlainString() + " has more decimals than " + currency.get() + ", which has " + digits);
        }
        return payable;
    }

    private static Optional<BigDecimal> share(String text, Complaint complaint) {
        return number(text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text, complaint);
    }

    private static Optional<BigDecimal> number(String text, Complaint complaint) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        complaint.about(
                Kind.BAD_NUMBER,
                "\"" + Excerpt.of(text) + "\" is not a number: digits, with a point before the decimals");
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String text, Complaint complaint) {
        try {
            if (DAY.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeException _) {
            // 30 February: reported below like any other text that is no day
        }
        complaint.about(Kind.BAD_DATE, "\"" + Excerpt.of(text) + "\" is not a day: write 2026-11-30");
        return Optional.empty();
    }

    private static Optional<LocalTime> time(String text, Complaint complaint) {
        if (TIME.matcher(text).matches()) {
            return Optional.of(LocalTime.parse(text));
        }
        complaint.about(Kind.BAD_TIME, "\"" + Excerpt.of(text) + "\" is not a time of day: write 08:30");
        return Optional.empty();
    }

    private static Optional<Boolean> flag(String text, Complaint complaint) {
        return switch (text) {
            case "true", "TRUE" -> Optional.of(true);
            case "false", "FALSE" -> Optional.of(false);
            default -> {
                complaint.about(Kind.BAD_FLAG, "\"" + Excerpt.of(text) + "\" is neither true nor false");
                yield Optional.empty();
            }
        };
    }

    private Optional<BigDecimal> operand(ActionWord word, String cell, Complaint complaint) {
        var number = switch (word.operand()) {
            case AMOUNT -> amount(cell, complaint);
            case SHARE -> share(cell, complaint);
            default -> number(cell, complaint);
        };
        return number.filter(n -> isInRange(word, n, complaint));
    }

    private static boolean isInRange(ActionWord word, BigDecimal number, Complaint complaint) {
        var whole = word.operand() != ActionWord.Operand.COUNT || number.scale() == 0;
        if (whole && word.range().contains(number)) {
            return true;
        }
        complaint.about(
                Kind.OUT_OF_RANGE,
                word.word() + " is " + word.range() + (whole ? "" : ", without decimals") + ", not "
                        + number.toPlainString());
        return false;
    }

    private static Optional<String> choice(ActionWord word, String cell, Complaint complaint) {
        if (word.choices().contains(cell)) {
            return Optional.of(cell);
        }
        complaint.about(
                Kind.UNKNOWN_VALUE,
                word.word() + " is one of: " + String.join(", ", word.choices()),
                Spelling.nearest(cell, word.choices()));
        return Optional.empty();
    }

    private static Optional<Action> duration(String cell, Complaint complaint) {
        var duration = Durations.read(cell);
        if (duration.isEmpty()) {
            complaint.about(
                    Kind.BAD_DURATION, "\"" + Excerpt.of(cell) + "\" is not a duration: write 7 d, 36 h or 30 min");
        }
        return duration.map(Action.CoolDown::new);
    }

    /** Whether amounts of a term or action are in the table's currency, so that the table must name one. */
    static boolean isAmount(Header header) {
        return switch (header) {
            case Header.Tested(var term, var _) -> term.type() == TermType.MONEY;
            case Header.Done(var word, var _) -> word.operand() == ActionWord.Operand.AMOUNT;
            case Header.Fixed _ -> false;
        };
    }
}
