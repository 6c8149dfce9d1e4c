package io.calibr.engine.check;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules would do to a catalogue.
 *
 * @param outcomes SKUs by what pricing them came to: priced, unchanged, held, conflicting, not-covered
 * @param averageChange the mean change of the prices that change, in per cent, each price counting the same; empty where none
 *     of them has a price now
 * @param marginBefore (sum of prices - sum of costs) / sum of prices, in per cent, of the prices that change and whose cost
 *     is known, as they are now; so a price counts by its amount. Empty where there are none
 * @param marginAfter the same of the new prices
 * @param held SKUs by the code of the reason that holds them; a SKU held for two reasons counts in both
 * @param breaches by row and guardrail, those that hold the most SKUs first
 */
public record Impact(
        Outcomes outcomes,
        Optional<BigDecimal> averageChange,
        Optional<BigDecimal> marginBefore,
        Optional<BigDecimal> marginAfter,
        Map<String, Integer> held,
        List<Breach> breaches) {

    public Impact {
        held = Collections.unmodifiableMap(new LinkedHashMap<>(held));
        breaches = List.copyOf(breaches);
    }

    /** How many SKUs came to what. */
    public record Outcomes(int priced, int unchanged, int held, int conflicting, int notCovered) {
        public int skus() {
            return priced + unchanged + held + conflicting + notCovered;
        }
    }
}
