package io.calibr.engine.guard;

import io.calibr.engine.table.Action;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guardrails of a whole rulebook: they hold for every SKU it prices.
 *
 * @param currency of the amounts in floors and ceilings; needed as soon as there is one. A rulebook with such amounts
 *     prices only price lists in this currency
 */
public record Guardrails(@Nullable Currency currency, List<Action.Guard> all) {

    private static final Guardrails NONE = new Guardrails(null, List.of());

    public Guardrails {
        all = List.copyOf(all);
    }

    public static Guardrails none() {
        return NONE;
    }

    /** Guardrails without amounts of money: margins, changes, minimum advertised price, pace. */
    public static Guardrails of(Action.Guard... guards) {
        return new Guardrails(null, List.of(guards));
    }

    public static Guardrails in(Currency currency, Action.Guard... guards) {
        return new Guardrails(currency, List.of(guards));
    }

    /** Whether any of them is an amount of money. */
    public boolean holdAmounts() {
        return all.stream().anyMatch(guard -> guard instanceof Action.Floor || guard instanceof Action.Ceiling);
    }
}
