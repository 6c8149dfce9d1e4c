package io.calibr.server.layer;

import io.calibr.model.LayerId;
import io.calibr.server.event.Journal;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Moves a layer as people decide. Approving it covers the run that opens it and the one that closes it: a sale that was agreed
 * to ends by itself.
 */
@Dependent
class DecideLayer {

    private final LayerStore layers;
    private final SalePolicyStore policies;
    private final Journal journal;
    private final Clock clock;

    @Inject
    DecideLayer(LayerStore layers, SalePolicyStore policies, Journal journal, Clock clock) {
        this.layers = layers;
        this.policies = policies;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    ScheduledLayer approve(ProjectScope scope, LayerId id) {
        return decide(
                scope,
                id,
                "layer.approved",
                layer -> layer.approved(scope.caller().user(), now()));
    }

    @Transactional
    ScheduledLayer reject(ProjectScope scope, LayerId id) {
        return decide(
                scope,
                id,
                "layer.rejected",
                layer -> layer.rejected(scope.caller().user(), now()));
    }

    /** An end that comes earlier needs no second pair of eyes: it only takes back what was agreed to. */
    @Transactional
    ScheduledLayer end(ProjectScope scope, LayerId id, Instant at) {
        return move(scope, layer(scope, id), "layer.shortened", layer -> layer.endingAt(at));
    }

    /** Undoes a sale. */
    @Transactional
    ScheduledLayer remove(ProjectScope scope, LayerId id) {
        return move(scope, layer(scope, id), "layer.removed", layer -> layer.removed(now()));
    }

    private ScheduledLayer decide(
            ProjectScope scope, LayerId id, String event, UnaryOperator<ScheduledLayer> decision) {
        var layer = layer(scope, id);
        if (layer.decision().requester().equals(scope.caller().user())
                && policies.of(scope.project()).fourEyes()) {
            throw Kind.SELF_APPROVAL.with("layer", id);
        }
        return move(scope, layer, event, decision);
    }

    private ScheduledLayer move(
            ProjectScope scope, ScheduledLayer layer, String event, UnaryOperator<ScheduledLayer> how) {
        var moved = how.apply(layer);
        if (!layers.move(layer, moved)) {
            throw Kind.CHANGED_MEANWHILE.with("layer", layer.id());
        }
        journal.record(LayerEvents.by(scope, event, moved));
        return moved;
    }

    private ScheduledLayer layer(ProjectScope scope, LayerId id) {
        return layers.find(scope.project(), id).orElseThrow(() -> Kind.LAYER_NOT_FOUND.with("layer", id));
    }

    private Instant now() {
        return clock.instant();
    }
}
