package io.calibr.server.layer;

import io.calibr.model.LayerId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.run.FindLayerRuns;
import io.calibr.server.run.RunView.RulesView;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Layers for those who look. */
@Dependent
class ReadLayers {

    private final LayerStore layers;
    private final LayerRules rules;
    private final FindLayerRuns runs;

    @Inject
    ReadLayers(LayerStore layers, LayerRules rules, FindLayerRuns runs) {
        this.layers = layers;
        this.rules = rules;
        this.runs = runs;
    }

    @Transactional
    Page<LayerView> page(ProjectScope scope, Optional<LayerState> state, PageRequest page) {
        var found = Page.of(
                layers.page(scope.project(), state, page),
                page,
                layer -> layer.id().toString());
        var named = rules.of(
                found.items().stream().map(layer -> layer.content().effect()).toList());
        return found.map(layer -> LayerView.of(layer, named(named, layer), null));
    }

    @Transactional
    LayerView one(ProjectScope scope, LayerId id) {
        var layer = layers.find(scope.project(), id).orElseThrow(() -> Kind.LAYER_NOT_FOUND.with("layer", id));
        var content = layer.content();
        var named = rules.of(List.of(content.effect()));
        return LayerView.of(layer, named(named, layer), runs.of(content.place().list(), id));
    }

    private static RulesView named(Map<UUID, RulesView> rules, ScheduledLayer layer) {
        return Objects.requireNonNull(rules.get(layer.content().effect().version()));
    }
}
