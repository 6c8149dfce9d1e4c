package io.calibr.engine.price;

import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.guard.Reason;
import io.calibr.model.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What pricing one SKU came to. Only {@link Priced} leads to a write. */
public sealed interface PriceOutcome {

    /**
     * A price to write.
     *
     * @param compareAt the price to announce beside it; null for none
     */
    record Priced(Money price, @Nullable Money compareAt) implements PriceOutcome {}

    /** The price, and what is announced beside it, came out as the channel already shows them. */
    record Unchanged(Money price) implements PriceOutcome {}

    /**
     * A guardrail or a missing fact holds the price; what the channel shows stays.
     *
     * @param wanted the price the rules came to; null when they could not come to one
     */
    record Held(List<Reason> reasons, @Nullable Money wanted) implements PriceOutcome {
        public Held {
            reasons = List.copyOf(reasons);
        }
    }

    /** Rows that may not match together did; at least two. */
    record Conflicting(List<FiredRow> rows) implements PriceOutcome {
        public Conflicting {
            rows = List.copyOf(rows);
        }
    }

    /** No row of base or adjust matched: the price stays, counted and listed. */
    record NotCovered() implements PriceOutcome {}

    /** How it is written in examples and plans: {@code priced}, {@code not-covered}, and so on. */
    default String word() {
        return switch (this) {
            case Priced _ -> "priced";
            case Unchanged _ -> "unchanged";
            case Held _ -> "held";
            case Conflicting _ -> "conflicting";
            case NotCovered _ -> "not-covered";
        };
    }

    /** What stood in the way of a price, for people; empty if nothing did. */
    default String because() {
        return switch (this) {
            case Held(var reasons, var wanted) ->
                reasons.stream().map(Reason::text).collect(Collectors.joining("; "))
                        + (wanted == null ? "" : ", wanted " + wanted);
            case Conflicting(var rows) -> rows.stream().map(FiredRow::toString).collect(Collectors.joining(", "));
            case Priced _, Unchanged _, NotCovered _ -> "";
        };
    }
}
