package io.calibr.engine.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What a row does. Amounts are decimals in major units of the table's currency; shares are in per cent (10 is one
 * tenth).
 */
public sealed interface Action {

    /** The only stage whose tables may hold this action. */
    Stage stage();

    /** Where the price starts. */
    sealed interface Base extends Action {
        @Override
        default Stage stage() {
            return Stage.BASE;
        }
    }

    /** The regular price of the price list; also what happens when no base row matches. */
    record Regular() implements Base {}

    /** What the channel shows; must be asked for, since running twice compounds. */
    record Live() implements Base {}

    record Fixed(BigDecimal amount) implements Base {}

    /** cost x (1 + markup/100). */
    record CostPlus(BigDecimal markup) implements Base {}

    /** cost / (1 - margin/100); margin below 100. */
    record TargetMargin(BigDecimal margin) implements Base {}

    /** The lowest competitor price. */
    record MatchCompetitor() implements Base {}

    record BeatCompetitorByPercent(BigDecimal percent) implements Base {}

    record BeatCompetitorByAmount(BigDecimal amount) implements Base {}

    /** Changes the running price. */
    sealed interface Adjust extends Action {
        @Override
        default Stage stage() {
            return Stage.ADJUST;
        }
    }

    /** -10 takes one tenth off. */
    record Percent(BigDecimal percent) implements Adjust {}

    record Absolute(BigDecimal amount) implements Adjust {}

    record Multiply(BigDecimal factor) implements Adjust {}

    record SetTo(BigDecimal amount) implements Adjust {}

    /** Raises a price below {@code share} per cent of the competitors' average to that share. */
    record AvoidRace(BigDecimal share) implements Adjust {}

    /** Announces the regular price beside the new one where the new one is lower. */
    record CompareAtRegular() implements Adjust {}

    /** Rounds once, to a step and then to an ending. */
    sealed interface Round extends Action {
        @Override
        default Stage stage() {
            return Stage.ROUND;
        }
    }

    /** To a multiple of {@code step}: HALF_UP is nearest away from zero, HALF_DOWN, HALF_EVEN, UP or DOWN. */
    record ToStep(BigDecimal step, RoundingMode mode) implements Round {}

    /**
     * To a price that ends in {@code ending}: 0.99 repeats every 1.00, 9.00 every 10.00. NEAREST: a tie goes down, in the
     * customer's favour.
     */
    record ToEnding(BigDecimal ending, Direction direction) implements Round {}

    enum Direction {
        NEAREST,
        UP,
        DOWN
    }

    /** Bounds; {@code on} says what happens where the price lies outside. */
    sealed interface Guard extends Action {
        OnBreach on();

        @Override
        default Stage stage() {
            return Stage.GUARD;
        }
    }

    enum OnBreach {
        HOLD,
        CLAMP
    }

    record Floor(BigDecimal amount, OnBreach on) implements Guard {}

    record Ceiling(BigDecimal amount, OnBreach on) implements Guard {}

    /** Margin on price, in per cent, below 100. */
    record MinMargin(BigDecimal margin, OnBreach on) implements Guard {}

    /** The manufacturer's minimum advertised price. */
    record MinAdvertised(OnBreach on) implements Guard {}

    record MaxDecrease(BigDecimal percent, OnBreach on) implements Guard {}

    record MaxIncrease(BigDecimal percent, OnBreach on) implements Guard {}

    /** At least this long since the last change; always holds. */
    record CoolDown(Duration atLeast) implements Guard {
        @Override
        public OnBreach on() {
            return OnBreach.HOLD;
        }
    }

    /** At most this many changes a day; always holds. */
    record MaxChangesPerDay(int changes) implements Guard {
        @Override
        public OnBreach on() {
            return OnBreach.HOLD;
        }
    }
}
