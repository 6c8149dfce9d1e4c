package io.calibr.server.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run begins with a few of its prices.
 *
 * @param count how many; null where shares say so
 * @param shares per cent of all prices, growing; one for each step that is watched
 * @param watch how long each step is watched once it is written
 */
record CanaryPlan(@Nullable Integer count, List<BigDecimal> shares, Duration watch, CanaryLimits limits) {

    static final BigDecimal ALL = new BigDecimal(100);

    CanaryPlan {
        shares = List.copyOf(shares);
    }

    /**
     * How many prices each watched step has written when it is done, counted from the first.
     *
     * @return growing numbers below that of all targets; none where the first step would leave no rest
     */
    List<Integer> sizes(int targets) {
        if (count != null) {
            return count < targets ? List.of(count) : List.of();
        }
        var sizes = new ArrayList<Integer>();
        for (var share : shares) {
            var size = share.multiply(BigDecimal.valueOf(targets))
                    .divide(ALL, 0, RoundingMode.CEILING)
                    .intValueExact();
            if (size < targets && (sizes.isEmpty() || size > sizes.getLast())) {
                sizes.add(size);
            }
        }
        return List.copyOf(sizes);
    }
}
