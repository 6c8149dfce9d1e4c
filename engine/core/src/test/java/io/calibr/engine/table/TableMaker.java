package io.calibr.engine.table;

import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes up valid tables that use every operator and action, and text with everything that files find difficult. */
public final class TableMaker {

    public static final Vocabulary VOCABULARY = Vocabulary.standard()
            .with(
                    Term.of("color", TermType.TEXT, "The variant's colour"),
                    Term.of("class", TermType.TEXT, "The variant's class"),
                    Term.of("fragile", TermType.FLAG, "Whether it breaks"),
                    Term.of("deposit", TermType.MONEY, "What is paid back"),
                    Term.of("materials", TermType.TAGS, "What it is made of"));

    private static final List<String> PIECES = List.of(
            " and ",
            " stock > 2",
            "(",
            ")",
            "a",
            "B",
            "7",
            " x",
            ",",
            "\"",
            "'",
            "=",
            "+",
            "-",
            "@",
            ";",
            "#",
            "é",
            "長",
            "🚲",
            "%",
            ".",
            "..",
            "\\");

    private final Random random;
    private final List<String> pieces;

    public TableMaker(Random random) {
        this(random, PIECES);
    }

    /** @param pieces what text is put together from */
    public TableMaker(Random random, List<String> pieces) {
        this.random = random;
        this.pieces = pieces;
    }

    /** A table with columns in any order. */
    public DecisionTable table() {
        var stage = pick(List.of(Stage.values()));
        var hitPolicy = pick(List.of(HitPolicy.values()));
        var headers = new ArrayList<Header>(sample(tests(), 4));
        headers.addAll(sample(deeds(stage), 3));
        headers.add(new Header.Fixed(Header.Word.ID));
        headers.add(new Header.Fixed(Header.Word.EXCLUSIVE_GROUP));
        headers.add(new Header.Fixed(Header.Word.WHEN));
        headers.add(new Header.Fixed(Header.Word.NOTE));
        if (hitPolicy == HitPolicy.PRIORITY) {
            headers.add(new Header.Fixed(Header.Word.PRIORITY));
        }
        Collections.shuffle(headers, random);
        var rows = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> row("r" + i, hitPolicy, headers))
                .toList();
        return new DecisionTable(
                        "made-up", stage, hitPolicy, Optional.of(Currency.getInstance("USD")), columns(headers), rows)
                .on(random.nextInt(3) > 0 ? Schedule.ALWAYS : schedule());
    }

    private Schedule schedule() {
        var from = LocalDateTime.of(2026, random.nextInt(1, 13), 1, random.nextInt(24), random.nextInt(60));
        var windows = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> new Schedule.Window(
                        pick(List.of(DayOfWeek.values())),
                        pick(List.of(DayOfWeek.values())),
                        LocalTime.of(random.nextInt(24), 30),
                        LocalTime.of(random.nextInt(24), 0)))
                .toList();
        return new Schedule(
                random.nextBoolean() ? Optional.empty() : Optional.of(from),
                random.nextBoolean() ? Optional.empty() : Optional.of(from.plusHours(7)),
                windows);
    }

    private List<Column> columns(List<Header> headers) {
        return headers.stream()
                .map(header -> new Column(
                        Cells.isAmount(header) && random.nextBoolean() ? header.text() + " [USD]" : header.text()))
                .toList();
    }

    private Row row(String id, HitPolicy hitPolicy, List<Header> headers) {
        var conditions = new ArrayList<Condition>();
        var actions = new ArrayList<Action>();
        for (var header : headers) {
            if (random.nextInt(4) > 0) {
                switch (header) {
                    case Header.Tested(var term, var operator) -> conditions.add(condition(term, operator));
                    case Header.Done(var word, var modifier) -> add(action(word, modifier), actions);
                    case Header.Fixed _ -> {}
                }
            }
        }
        if (actions.isEmpty()) {
            actions.add(headers.stream()
                    .flatMap(header -> header instanceof Header.Done(var word, var modifier)
                            ? Stream.of(action(word, modifier))
                            : Stream.of())
                    .findFirst()
                    .orElseThrow());
        }
        return new Row(
                id,
                hitPolicy == HitPolicy.PRIORITY ? random.nextInt(-9, 9) : 0,
                random.nextBoolean() ? Optional.empty() : Optional.of("group-" + random.nextInt(3)),
                conditions,
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(formula(3)),
                actions,
                random.nextBoolean() ? Optional.empty() : Optional.of(text(false)));
    }

    private Formula formula(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 ->
                pick(tests()) instanceof Header.Tested(var term, var operator)
                        ? new Formula.Test(condition(term, operator))
                        : formula(0);
            case 1 -> new Formula.Not(formula(depth - 1));
            case 2 -> new Formula.All(List.of(formula(depth - 1), formula(depth - 1)));
            default -> new Formula.Any(List.of(formula(depth - 1), formula(depth - 1), formula(depth - 1)));
        };
    }

    /** A price starts in one place only. */
    private static void add(Action action, List<Action> actions) {
        if (!(action instanceof Action.Base) || actions.stream().noneMatch(Action.Base.class::isInstance)) {
            actions.add(action);
        }
    }

    private static List<Header> tests() {
        return VOCABULARY.terms().stream()
                .flatMap(term ->
                        Operator.of(term.type()).stream().map(operator -> (Header) new Header.Tested(term, operator)))
                .toList();
    }

    private static List<Header> deeds(Stage stage) {
        return Arrays.stream(ActionWord.values())
                .filter(word -> word.standsIn(stage))
                .flatMap(word -> (word.modifier().words().isEmpty()
                                ? List.of("")
                                : word.modifier().words())
                        .stream().map(modifier -> (Header) new Header.Done(word, modifier)))
                .toList();
    }

    private Condition condition(Term term, Operator operator) {
        var values = switch (operator.operands()) {
            case ONE -> List.of(value(term, false));
            case MANY ->
                IntStream.rangeClosed(0, random.nextInt(1, 4))
                        .mapToObj(_ -> value(term, true))
                        .toList();
            case RANGE -> range(value(term, false), value(term, false));
        };
        return new Condition(term, operator, values);
    }

    private static List<Value> range(Value a, Value b) {
        var inOrder = switch (a) {
            case Value.Decimal(var low) -> low.compareTo(((Value.Decimal) b).number()) <= 0;
            case Value.Day(var low) -> !low.isAfter(((Value.Day) b).day());
            case Value.Text _, Value.Tags _, Value.Flag _, Value.Time _ -> true;
        };
        return inOrder ? List.of(a, b) : List.of(b, a);
    }

    private Value value(Term term, boolean listed) {
        return switch (term.type()) {
            case TEXT, TAGS ->
                new Value.Text(
                        term.allowed().isEmpty()
                                ? text(!listed)
                                : pick(term.allowed().stream().sorted().toList()));
            case PATH -> new Value.Text(text(!listed) + " > " + text(!listed));
            case MONEY -> new Value.Decimal(BigDecimal.valueOf(random.nextInt(-500, 500_000), random.nextInt(3)));
            case NUMBER, PERCENT ->
                new Value.Decimal(BigDecimal.valueOf(
                        random.nextInt(term.range().isPresent() ? 10_000 : -500, 50_000), random.nextInt(5)));
            case TIME -> new Value.Time(LocalTime.of(random.nextInt(24), random.nextInt(60)));
            case DATE -> new Value.Day(LocalDate.ofEpochDay(random.nextInt(40_000)));
            case FLAG -> new Value.Flag(random.nextBoolean());
        };
    }

    private Action action(ActionWord word, String modifier) {
        return switch (word.operand()) {
            case CHOICE -> Instruction.action(word, modifier, pick(word.choices()));
            case DURATION -> new Action.CoolDown(Duration.ofMinutes(random.nextInt(1, 9_999)));
            case COUNT -> Instruction.action(word, modifier, BigDecimal.valueOf(random.nextInt(1, 9)));
            case AMOUNT, SHARE, FACTOR ->
                Instruction.action(word, modifier, BigDecimal.valueOf(random.nextInt(1, 9_999), 2));
        };
    }

    private String text(boolean bars) {
        var text = new StringBuilder();
        for (var i = random.nextInt(1, 6); i > 0; i--) {
            text.append(bars && random.nextInt(20) == 0 ? "|" : pick(pieces));
        }
        var stripped = text.toString().strip();
        return stripped.isEmpty() ? "empty" : stripped;
    }

    private <T> List<T> sample(List<T> all, int most) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(shuffled.size(), random.nextInt(1, most + 1)));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
