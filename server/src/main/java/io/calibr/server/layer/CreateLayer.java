package io.calibr.server.layer;

import io.calibr.model.LayerId;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.event.Journal;
import io.calibr.server.layer.ScheduledLayer.Content;
import io.calibr.server.layer.ScheduledLayer.Decision;
import io.calibr.server.layer.ScheduledLayer.Effect;
import io.calibr.server.layer.ScheduledLayer.Place;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RuleSets;
import io.calibr.server.run.FindChannel;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Plans a sale, which waits for approval. Its rules are pinned: what is published later does not change it. */
@Dependent
class CreateLayer {

    private final RuleSets rules;
    private final Catalogue catalogue;
    private final FindChannel channels;
    private final LayerStore layers;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    CreateLayer(
            RuleSets rules,
            Catalogue catalogue,
            FindChannel channels,
            LayerStore layers,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.channels = channels;
        this.layers = layers;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    ScheduledLayer create(ProjectScope scope, LayerBody wanted) {
        var project = scope.project();
        var list = catalogue.priceList(project, Optional.ofNullable(wanted.priceList()));
        var channel = Optional.ofNullable(wanted.channel())
                .map(name -> channels.named(project, name).id());
        var content = new Content(
                project,
                wanted.named(),
                new Place(list.id(), channel.orElse(null)),
                effect(scope, wanted, list),
                wanted.window(clock.instant(), scope.zone()),
                wanted.ranked());
        var layer = new ScheduledLayer(
                new LayerId(ids.next()),
                content,
                LayerState.PROPOSED,
                0,
                null,
                new Decision(scope.caller().user(), clock.instant(), null, null));
        layers.insert(layer);
        journal.record(LayerEvents.by(scope, "layer.proposed", layer));
        return layer;
    }

    private Effect effect(ProjectScope scope, LayerBody wanted, PriceList list) {
        var rulebook = wanted.rulebook();
        var rule = wanted.rule();
        if (rulebook != null && rule == null) {
            var pinned = rules.latestOfRulebook(scope.project(), rulebook);
            pinned.rulesFor(list);
            return new Effect(pinned.version(), true);
        }
        if (rule != null && rulebook == null) {
            return new Effect(rules.latestOfRule(scope.project(), rule).version(), false);
        }
        throw Kind.INVALID_VALUE.because("name a rulebook or a rule").with("member", "rulebook");
    }
}
