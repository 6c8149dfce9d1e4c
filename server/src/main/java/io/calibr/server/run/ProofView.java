package io.calibr.server.run;

import io.calibr.model.PriceChangeId;
import io.calibr.model.RunId;
import io.calibr.server.run.TargetView.Prices;

/**
 * A decided price beside the same price executed again.
 *
 * @param agrees whether cents and rules are the same
 * @param recorded what was decided
 * @param executed what the pinned rules make of the pinned facts now; of an UNDO run what was recorded as the price before
 * @param rulesAgree whether the rules have the hash that the run pinned
 */
public record ProofView(
        PriceChangeId priceChange,
        RunId run,
        boolean agrees,
        Prices recorded,
        Prices executed,
        boolean rulesAgree,
        String ruleSetHash,
        String inputHash) {}
