package io.calibr.server.run;

import io.calibr.model.RunId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a run repeatable: a PRICE run names the version of a rulebook or rule, an UNDO run the run it undoes, a LAYER
 * run pins its layers in the request, and a RESTORE run names there the reconciliation it follows.
 *
 * @param inputHash SHA-256 over every fact the engine was given, in order
 * @param request what was the same for every SKU, as JSON
 */
record Pins(
        @Nullable UUID rulebookVersion,
        @Nullable UUID ruleVersion,
        @Nullable RunId undoOf,
        @Nullable String ruleSetHash,
        @Nullable String inputHash,
        String request) {

    static final String NO_REQUEST = "{}";

    static Pins ofRulebook(UUID version, String ruleSetHash, String request) {
        return new Pins(version, null, null, ruleSetHash, null, request);
    }

    static Pins ofRule(UUID version, String ruleSetHash, String request) {
        return new Pins(null, version, null, ruleSetHash, null, request);
    }

    /** @param request the layers themselves are pinned in it */
    static Pins ofLayers(String request) {
        return new Pins(null, null, null, null, null, request);
    }

    static Pins restoring(UUID reconciliation) {
        return new Pins(null, null, null, null, null, "{\"reconciliation\":\"" + reconciliation + "\"}");
    }

    static Pins undoing(RunId run) {
        return new Pins(null, null, run, null, null, NO_REQUEST);
    }
}
