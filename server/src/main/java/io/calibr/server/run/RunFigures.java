package io.calibr.server.run;

import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a run comes to, over the prices it is to write: what rules about approvals look at.
 *
 * @param prices how many are to be written
 * @param withoutBefore how many of them replace no price, so that nobody can say how far they move
 * @param largestMovePercent the greatest change in either direction, not rounded; not there where no price tells it
 * @param withoutMargin how many have no cost, or cost nothing
 * @param lowestMarginPercent the lowest (after - cost) / after, not rounded; not there where no price tells it
 * @param value the sum of the differences, each without its sign; what replaces no price counts in full
 */
public record RunFigures(
        long prices,
        long withoutBefore,
        @Nullable BigDecimal largestMovePercent,
        long withoutMargin,
        @Nullable BigDecimal lowestMarginPercent,
        Money value) {

    /** For people, with two decimals: no move is shown smaller and no margin greater than it is. */
    RunFigures rounded() {
        return new RunFigures(
                prices,
                withoutBefore,
                largestMovePercent == null ? null : largestMovePercent.setScale(2, RoundingMode.CEILING),
                withoutMargin,
                lowestMarginPercent == null ? null : lowestMarginPercent.setScale(2, RoundingMode.FLOOR),
                value);
    }
}
