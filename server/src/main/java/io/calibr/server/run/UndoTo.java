package io.calibr.server.run;

import io.calibr.server.catalog.Catalogue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Prepares the run that puts back the regular prices of an instant for all that runs have written since; it is approved and
 * applied like any other. It undoes no run in particular, so no run is marked.
 */
@Dependent
class UndoTo {

    private final Catalogue catalogue;
    private final FindChannel channels;
    private final UndoStore undo;
    private final ProposeUndo propose;

    @Inject
    UndoTo(Catalogue catalogue, FindChannel channels, UndoStore undo, ProposeUndo propose) {
        this.catalogue = catalogue;
        this.channels = channels;
        this.undo = undo;
        this.propose = propose;
    }

    @Transactional
    Run undo(UndoToBody.Wanted wanted, Actor actor) {
        var list = catalogue.priceList(actor.project(), wanted.priceList());
        var channel = wanted.channel().map(name -> channels.named(actor.project(), name));
        var plan = new Plan(
                actor.project(),
                RunKind.UNDO,
                list.id(),
                channel.map(FindChannel.Named::id).orElse(null),
                wanted.at(),
                Pins.goingBack());
        return propose.propose(
                plan,
                actor,
                wanted.reason(),
                preview -> undo.proposeSince(preview, list, wanted.skus(), wanted.reason()));
    }
}
