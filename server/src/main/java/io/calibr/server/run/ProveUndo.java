package io.calibr.server.run;

import io.calibr.server.catalog.Catalogue;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.run.TargetView.Prices;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * An UNDO run computes nothing: it puts back what the other run recorded as the price before, or what held at the instant it
 * goes back to.
 */
@Dependent
class ProveUndo {

    private final RunReader reader;
    private final Catalogue catalogue;
    private final UndoStore undo;

    @Inject
    ProveUndo(RunReader reader, Catalogue catalogue, UndoStore undo) {
        this.reader = reader;
        this.catalogue = catalogue;
        this.undo = undo;
    }

    /** In the caller's transaction. */
    ProofView prove(Run run, PriceChangeView change) {
        var before = before(run, change);
        return new ProofView(
                change.id(), run.id(), before.equals(change.after()), change.after(), before, true, "", "");
    }

    private Prices before(Run run, PriceChangeView change) {
        var undone = run.plan().pins().undoOf();
        if (undone == null) {
            var list = catalogue
                    .priceList(run.plan().project(), run.plan().priceList())
                    .orElseThrow();
            return undo.held(run, list, change.sku());
        }
        return reader.targets(undone, Optional.empty(), Optional.of(change.sku()), new PageRequest(1, Optional.empty()))
                .items()
                .getFirst()
                .before();
    }
}
