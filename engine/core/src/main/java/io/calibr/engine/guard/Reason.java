package io.calibr.engine.guard;

import io.calibr.model.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Why a price is held. */
public sealed interface Reason {

    /** One sentence without a full stop, for people. */
    String text();

    /** One word for programs, the same whatever the amounts: {@code MIN_MARGIN}, {@code MISSING}. */
    String code();

    /** The wanted price lies outside a guardrail. */
    record Broken(GuardKind guard, Money bound) implements Reason {
        @Override
        public String text() {
            return guard.label() + " " + bound;
        }

        @Override
        public String code() {
            return guard.name();
        }
    }

    /** Two guardrails leave no price between them. */
    record Crossed(GuardKind lower, Money atLeast, GuardKind upper, Money atMost) implements Reason {
        @Override
        public String text() {
            return lower.label() + " " + atLeast + " lies above " + upper.label() + " " + atMost;
        }

        @Override
        public String code() {
            return "CROSSED";
        }
    }

    /**
     * A fact is needed and not known.
     *
     * @param fact the vocabulary's word for it
     * @param neededBy the guardrail or action that needs it
     */
    record Missing(String fact, String neededBy) implements Reason {
        @Override
        public String text() {
            return fact + " missing (needed by " + neededBy + ")";
        }

        @Override
        public String code() {
            return "MISSING";
        }
    }

    /** The price changed too short a time ago. */
    record TooSoon(Instant lastChange, Duration atLeast) implements Reason {
        @Override
        public String text() {
            return "cool-down: changed at " + lastChange + ", less than " + atLeast + " ago";
        }

        @Override
        public String code() {
            return GuardKind.COOL_DOWN.name();
        }
    }

    /** The price has changed often enough today. */
    record TooOften(int today, int allowed) implements Reason {
        @Override
        public String text() {
            return "maximum changes a day: " + today + " of " + allowed + " used";
        }

        @Override
        public String code() {
            return GuardKind.MAX_CHANGES.name();
        }
    }

    /** The rules, or a bound, came to an amount that is no price: negative, or beyond a trillion. */
    record NoPrice(BigDecimal amount) implements Reason {

        /** A trillion; no price is higher. */
        public static final BigDecimal BEYOND_ANY_PRICE = BigDecimal.valueOf(1_000_000_000_000L);

        @Override
        public String text() {
            return amount.toPlainString() + " is not a price";
        }

        @Override
        public String code() {
            return "NO_PRICE";
        }
    }
}
