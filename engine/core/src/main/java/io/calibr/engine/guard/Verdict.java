package io.calibr.engine.guard;

import io.calibr.model.Money;
import java.util.List;

/** What the guardrails together say about a wanted price. */
public sealed interface Verdict {

    /** Every guardrail as it was checked, in the order they apply. */
    List<GuardCheck> checks();

    /** The wanted price is fine. */
    record Kept(Money price, List<GuardCheck> checks) implements Verdict {
        public Kept {
            checks = List.copyOf(checks);
        }
    }

    /** The nearest legal price stands instead of the wanted one. */
    record Clamped(Money price, List<GuardCheck> checks) implements Verdict {
        public Clamped {
            checks = List.copyOf(checks);
        }
    }

    /** No price may be written; every reason is listed. */
    record Held(List<Reason> reasons, List<GuardCheck> checks) implements Verdict {
        public Held {
            reasons = List.copyOf(reasons);
            checks = List.copyOf(checks);
        }
    }
}
