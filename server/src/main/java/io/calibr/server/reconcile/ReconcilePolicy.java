package io.calibr.server.reconcile;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a project has decided about prices that are not as intended.
 *
 * @param minor what becomes of a difference that is tolerated; ALERT if left out, as all of them are
 * @param missing what becomes of a price that is not listed: there is none to take over, so it is never adopted
 * @param foreignCurrency what becomes of a price in another currency: a list has one, so it is never adopted
 * @param minorUnits a difference of more is a mismatch; 1 if left out
 * @param percent so is one of more than this share of the intended price; 1 if left out
 */
public record ReconcilePolicy(
        @Nullable DriftAction minor,
        @Nullable DriftAction mismatch,
        @Nullable DriftAction missing,
        @Nullable DriftAction foreignCurrency,
        @Nullable Long minorUnits,
        @Nullable BigDecimal percent) {

    static final ReconcilePolicy USUAL = new ReconcilePolicy(null, null, null, null, null, null);

    public ReconcilePolicy {
        minor = Objects.requireNonNullElse(minor, DriftAction.ALERT);
        mismatch = Objects.requireNonNullElse(mismatch, DriftAction.ALERT);
        missing = Objects.requireNonNullElse(missing, DriftAction.ALERT);
        foreignCurrency = Objects.requireNonNullElse(foreignCurrency, DriftAction.ALERT);
        minorUnits = Objects.requireNonNullElse(minorUnits, Tolerance.USUAL.minorUnits());
        percent = Objects.requireNonNullElse(percent, Tolerance.USUAL.percent());
    }

    DriftAction action(FindingKind kind) {
        return Objects.requireNonNull(
                switch (kind) {
                    case MINOR -> minor;
                    case MISMATCH -> mismatch;
                    case MISSING -> missing;
                    case FOREIGN_CURRENCY -> foreignCurrency;
                });
    }

    Tolerance tolerance() {
        return new Tolerance(Objects.requireNonNull(minorUnits), Objects.requireNonNull(percent));
    }
}
