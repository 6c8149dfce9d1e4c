package io.calibr.server.reconcile;

import io.calibr.model.Money;
import java.math.BigDecimal;

/** Up to where a difference is minor: beyond either of the two it is a mismatch. */
record Tolerance(long minorUnits, BigDecimal percent) {

    static final Tolerance USUAL = new Tolerance(1, BigDecimal.ONE);

    boolean isExceededBy(Money difference, Money intended) {
        var size = Math.abs(difference.minorUnits());
        var share = BigDecimal.valueOf(intended.minorUnits())
                .abs()
                .multiply(percent)
                .movePointLeft(2);
        return size > minorUnits || BigDecimal.valueOf(size).compareTo(share) > 0;
    }
}
