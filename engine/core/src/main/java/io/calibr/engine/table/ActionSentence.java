package io.calibr.engine.table;

import io.calibr.engine.table.Action.Direction;
import io.calibr.engine.table.Action.OnBreach;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** What a row does, in plain English: the end of a {@link RowSentence}. */
record ActionSentence(Optional<Currency> currency) {

    String of(Action action) {
        return switch (action) {
            case Action.Base base -> of(base);
            case Action.Adjust adjust -> of(adjust);
            case Action.Round round -> of(round);
            case Action.Guard guard -> of(guard);
        };
    }

    private String of(Action.Base base) {
        return switch (base) {
            case Action.Regular() -> "start from the regular price";
            case Action.Live() -> "start from the live price";
            case Action.Fixed(var amount) -> "start from " + money(amount);
            case Action.CostPlus(var markup) -> "start from cost plus " + share(markup);
            case Action.TargetMargin(var margin) -> "start from a margin of " + share(margin);
            case Action.MatchCompetitor() -> "start from the lowest competitor's price";
            case Action.BeatCompetitorByPercent(var percent) ->
                "start " + share(percent) + " below the lowest competitor's price";
            case Action.BeatCompetitorByAmount(var amount) ->
                "start " + money(amount) + " below the lowest competitor's price";
        };
    }

    private String of(Action.Adjust adjust) {
        return switch (adjust) {
            case Action.Percent(var percent) -> changed(percent, share(percent.abs()));
            case Action.Absolute(var amount) -> changed(amount, money(amount.abs()));
            case Action.Multiply(var factor) -> "multiply the price by " + factor.toPlainString();
            case Action.SetTo(var amount) -> "set the price to " + money(amount);
            case Action.AvoidRace(var share) ->
                "raise the price to " + share(share) + " of the competitors' average where it is lower";
            case Action.CompareAtRegular() -> "show the regular price beside it";
        };
    }

    private static String changed(BigDecimal by, String amount) {
        return switch (by.signum()) {
            case -1 -> "take " + amount + " off";
            case 0 -> "leave the price";
            default -> "add " + amount;
        };
    }

    private String of(Action.Round round) {
        return switch (round) {
            case Action.ToStep(var step, var mode) ->
                "round to a multiple of " + money(step) + " (" + Words.of(mode).replace('-', ' ') + ")";
            case Action.ToEnding(var ending, var direction) ->
                "round " + way(direction) + " ending in " + ending.toPlainString();
        };
    }

    private static String way(Direction direction) {
        return switch (direction) {
            case NEAREST -> "to the nearest price";
            case UP -> "up to a price";
            case DOWN -> "down to a price";
        };
    }

    private String of(Action.Guard guard) {
        return switch (guard) {
            case Action.Floor(var amount, var on) -> breach(on) + "a price below " + money(amount);
            case Action.Ceiling(var amount, var on) -> breach(on) + "a price above " + money(amount);
            case Action.MinMargin(var margin, var on) -> breach(on) + "a margin below " + share(margin);
            case Action.MinAdvertised(var on) -> breach(on) + "a price below the minimum advertised one";
            case Action.MaxDecrease(var percent, var on) -> breach(on) + "a decrease of more than " + share(percent);
            case Action.MaxIncrease(var percent, var on) -> breach(on) + "an increase of more than " + share(percent);
            case Action.CoolDown(var atLeast) ->
                "hold a price that changed less than " + Durations.text(atLeast) + " ago";
            case Action.MaxChangesPerDay(var changes) ->
                "hold a price after " + changes + (changes == 1 ? " change a day" : " changes a day");
        };
    }

    private static String breach(OnBreach on) {
        return Words.of(on) + " ";
    }

    private String money(BigDecimal amount) {
        return amount.toPlainString()
                + currency.map(money -> " " + money.getCurrencyCode()).orElse("");
    }

    private static String share(BigDecimal percent) {
        return percent.toPlainString() + " %";
    }
}
