package io.calibr.server.reconcile;

import io.calibr.plugin.sdk.LivePrice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One price that is not as intended, and what becomes of it.
 *
 * @param shown null where the channel does not list it
 * @param note for people; null where there is nothing to say
 */
record Found(
        Intended intended,
        @Nullable LivePrice shown,
        FindingKind kind,
        DriftAction action,
        @Nullable String note) {

    /** As the policy would have it. */
    static Optional<Found> of(Intended intended, @Nullable LivePrice shown, ReconcilePolicy policy) {
        var finding = Finding.of(intended.price(), shown, policy.tolerance());
        return finding.kind()
                .map(kind -> new Found(
                        intended,
                        shown,
                        kind,
                        policy.action(kind),
                        finding.note().orElse(null)));
    }

    /** Only told, for a reason that is told too. */
    Found onlyTold(String why) {
        return new Found(intended, shown, kind, DriftAction.ALERT, note == null ? why : note + "; " + why);
    }

    Found onlyTold() {
        return new Found(intended, shown, kind, DriftAction.ALERT, note);
    }
}
