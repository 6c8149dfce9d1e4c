package io.calibr.engine.guard;

import io.calibr.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What guardrails measure a price against.
 *
 * @param reference the live price, or the regular one where nothing is live
 * @param cost null if unknown: a minimum margin then holds the price
 * @param map null if unknown: a MAP guardrail then holds the price
 * @param lastChange null if the price never changed
 */
public record GuardFacts(
        Money reference,
        @Nullable Money cost,
        @Nullable Money map,
        @Nullable Instant lastChange,
        int changesToday,
        Instant asOf) {}
