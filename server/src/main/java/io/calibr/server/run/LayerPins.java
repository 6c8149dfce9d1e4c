package io.calibr.server.run;

import io.calibr.engine.layer.Layer;
import io.calibr.engine.layer.LayerPolicy;
import io.calibr.engine.layer.Window;
import io.calibr.engine.price.PriceRequest;
import io.calibr.model.LayerId;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.run.LayerPlan.Active;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request of a LAYER run as it is pinned: beside what every run pins, the layers that were active, with the versions of
 * their rules, and those that changed.
 */
public record LayerPins(
        String currency,
        String zone,
        String priceList,
        String audience,
        String channel,
        String customerGroup,
        LayerPolicy policy,
        List<Pinned> layers,
        List<LayerId> changed) {

    private static final Jsonb JSON = JsonBinding.create();

    /** One active layer; of the two versions one is there. */
    public record Pinned(
            LayerId id,
            String name,
            int priority,
            Instant opensAt,
            Instant closesAt,
            @Nullable UUID rulebookVersion,
            @Nullable UUID ruleVersion,
            String ruleSetHash) {

        Layer layer() {
            return new Layer(id, new Window(opensAt, closesAt), priority);
        }
    }

    static LayerPins of(LayerPlan plan, PriceRequest request) {
        return new LayerPins(
                request.currency().getCurrencyCode(),
                request.zone().getId(),
                request.priceList(),
                request.audience(),
                request.channel(),
                request.customerGroup(),
                plan.policy(),
                plan.active().stream().map(LayerPins::pinned).toList(),
                plan.changed().stream()
                        .sorted(Comparator.comparing(LayerId::value))
                        .toList());
    }

    static LayerPins read(String text) {
        return JSON.fromJson(text, LayerPins.class);
    }

    String text() {
        return JSON.toJson(this);
    }

    private static Pinned pinned(Active active) {
        var layer = active.layer();
        var version = active.effect().version();
        return new Pinned(
                layer.id(),
                active.name(),
                layer.priority(),
                layer.window().from(),
                layer.window().to(),
                active.ofRulebook() ? version : null,
                active.ofRulebook() ? null : version,
                active.effect().rules().hash());
    }
}
