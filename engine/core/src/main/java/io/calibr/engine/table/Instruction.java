package io.calibr.engine.table;

import io.calibr.engine.table.Action.AvoidRace;
import io.calibr.engine.table.Action.BeatCompetitorByAmount;
import io.calibr.engine.table.Action.BeatCompetitorByPercent;
import io.calibr.engine.table.Action.Ceiling;
import io.calibr.engine.table.Action.CompareAtRegular;
import io.calibr.engine.table.Action.CoolDown;
import io.calibr.engine.table.Action.CostPlus;
import io.calibr.engine.table.Action.Direction;
import io.calibr.engine.table.Action.Fixed;
import io.calibr.engine.table.Action.Floor;
import io.calibr.engine.table.Action.Live;
import io.calibr.engine.table.Action.MatchCompetitor;
import io.calibr.engine.table.Action.MaxChangesPerDay;
import io.calibr.engine.table.Action.MaxDecrease;
import io.calibr.engine.table.Action.MaxIncrease;
import io.calibr.engine.table.Action.MinAdvertised;
import io.calibr.engine.table.Action.MinMargin;
import io.calibr.engine.table.Action.Multiply;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.Action.Percent;
import io.calibr.engine.table.Action.Regular;
import io.calibr.engine.table.Action.SetTo;
import io.calibr.engine.table.Action.TargetMargin;
import io.calibr.engine.table.Action.ToEnding;
import io.calibr.engine.table.Action.ToStep;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An action as an author writes it, the same in tables and in DRL.
 *
 * @param modifier one of the word's modifiers, empty where it has none
 * @param operand the text of the cell
 */
public record Instruction(ActionWord word, String modifier, String operand) {

    /** How an author would write this action. */
    public static Instruction of(Action action) {
        return switch (action) {
            case Regular() -> new Instruction(ActionWord.BASE, "", "regular");
            case Live() -> new Instruction(ActionWord.BASE, "", "live");
            case MatchCompetitor() -> new Instruction(ActionWord.BASE, "", "match-competitor");
            case Fixed(var amount) -> plain(ActionWord.FIXED, amount);
            case CostPlus(var markup) -> plain(ActionWord.COST_PLUS, markup);
            case TargetMargin(var margin) -> plain(ActionWord.TARGET_MARGIN, margin);
            case BeatCompetitorByPercent(var percent) -> plain(ActionWord.BEAT_COMPETITOR, percent);
            case BeatCompetitorByAmount(var amount) -> plain(ActionWord.BEAT_COMPETITOR_BY, amount);
            case Percent(var percent) -> plain(ActionWord.PERCENT, percent);
            case Action.Absolute(var amount) -> plain(ActionWord.ABSOLUTE, amount);
            case Multiply(var factor) -> plain(ActionWord.MULTIPLY, factor);
            case SetTo(var amount) -> plain(ActionWord.SET, amount);
            case AvoidRace(var share) -> plain(ActionWord.AVOID_RACE, share);
            case CompareAtRegular() -> new Instruction(ActionWord.COMPARE_AT, "", "regular");
            case ToStep(var step, var mode) -> modified(ActionWord.STEP, mode, step);
            case ToEnding(var ending, var direction) -> modified(ActionWord.ENDING, direction, ending);
            case Floor(var amount, var on) -> modified(ActionWord.FLOOR, on, amount);
            case Ceiling(var amount, var on) -> modified(ActionWord.CEILING, on, amount);
            case MinMargin(var margin, var on) -> modified(ActionWord.MIN_MARGIN, on, margin);
            case MinAdvertised(var on) -> new Instruction(ActionWord.MIN_ADVERTISED, wordOf(on), "yes");
            case MaxDecrease(var percent, var on) -> modified(ActionWord.MAX_DECREASE, on, percent);
            case MaxIncrease(var percent, var on) -> modified(ActionWord.MAX_INCREASE, on, percent);
            case CoolDown(var atLeast) -> new Instruction(ActionWord.COOL_DOWN, "", Durations.text(atLeast));
            case MaxChangesPerDay(var changes) ->
                new Instruction(ActionWord.MAX_CHANGES_PER_DAY, "", Integer.toString(changes));
        };
    }

    /** The action that takes a number, once the number is known to be in its range. */
    static Action action(ActionWord word, String modifier, BigDecimal number) {
        return switch (word) {
            case FIXED -> new Fixed(number);
            case COST_PLUS -> new CostPlus(number);
            case TARGET_MARGIN -> new TargetMargin(number);
            case BEAT_COMPETITOR -> new BeatCompetitorByPercent(number);
            case BEAT_COMPETITOR_BY -> new BeatCompetitorByAmount(number);
            case PERCENT -> new Percent(number);
            case ABSOLUTE -> new Action.Absolute(number);
            case MULTIPLY -> new Multiply(number);
            case SET -> new SetTo(number);
            case AVOID_RACE -> new AvoidRace(number);
            case STEP -> new ToStep(number, RoundingMode.valueOf(nameOf(modifier)));
            case ENDING -> new ToEnding(number, Direction.valueOf(nameOf(modifier)));
            case FLOOR -> new Floor(number, OnBreach.valueOf(nameOf(modifier)));
            case CEILING -> new Ceiling(number, OnBreach.valueOf(nameOf(modifier)));
            case MIN_MARGIN -> new MinMargin(number, OnBreach.valueOf(nameOf(modifier)));
            case MAX_DECREASE -> new MaxDecrease(number, OnBreach.valueOf(nameOf(modifier)));
            case MAX_INCREASE -> new MaxIncrease(number, OnBreach.valueOf(nameOf(modifier)));
            case MAX_CHANGES_PER_DAY -> new MaxChangesPerDay(number.intValueExact());
            case BASE, COMPARE_AT, MIN_ADVERTISED, COOL_DOWN ->
                throw new IllegalArgumentException(word.word() + " takes no number");
        };
    }

    /** The action that takes one of a few words. */
    static Action action(ActionWord word, String modifier, String choice) {
        return switch (word) {
            case COMPARE_AT -> new CompareAtRegular();
            case MIN_ADVERTISED -> new MinAdvertised(OnBreach.valueOf(nameOf(modifier)));
            default ->
                switch (choice) {
                    case "regular" -> new Regular();
                    case "live" -> new Live();
                    default -> new MatchCompetitor();
                };
        };
    }

    /** The column header this stands under, without a currency: {@code floor clamp}. */
    public String header() {
        return modifier.isEmpty() ? word.word() : word.word() + " " + modifier;
    }

    private static Instruction plain(ActionWord word, BigDecimal number) {
        return new Instruction(word, "", number.toPlainString());
    }

    private static Instruction modified(ActionWord word, Enum<?> modifier, BigDecimal number) {
        return new Instruction(word, wordOf(modifier), number.toPlainString());
    }

    private static String wordOf(Enum<?> modifier) {
        return modifier.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String nameOf(String modifier) {
        return modifier.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
