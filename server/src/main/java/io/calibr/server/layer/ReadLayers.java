package io.calibr.server.layer;

import io.calibr.model.LayerId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.run.FindLayerRuns;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

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
        return Page.of(
                        layers.page(scope.project(), state, page),
                        page,
                        layer -> layer.id().toString())
                .map(LayerView::of);
    }

    @Transactional
    LayerView one(ProjectScope scope, LayerId id) {
        var layer = layers.find(scope.project(), id).orElseThrow(() -> Kind.LAYER_NOT_FOUND.with("layer", id));
        var content = layer.content();
        return LayerView.of(
                layer, rules.of(content.effect()), runs.of(content.place().list(), id));
    }
}
