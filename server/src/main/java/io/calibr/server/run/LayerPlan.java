package io.calibr.server.run;

import io.calibr.engine.layer.Layer;
import io.calibr.engine.layer.LayerPolicy;
import io.calibr.engine.layer.Omnibus;
import io.calibr.model.ConnectionId;
import io.calibr.model.LayerId;
import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.rule.RuleSets.Published;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to hold on one list and channel from an instant on.
 *
 * @param active the layers whose windows hold at the instant
 * @param changed those whose opening, closing or removal made the plan; empty where only regular prices moved
 */
public record LayerPlan(
        Place place,
        Instant at,
        LayerPolicy policy,
        Announcing announcing,
        List<Active> active,
        Set<LayerId> changed,
        People people) {

    public LayerPlan {
        active = List.copyOf(active);
        changed = Set.copyOf(changed);
    }

    /** Where. */
    public record Place(ProjectId project, ZoneId zone, PriceList list, Optional<ConnectionId> channel) {}

    /** A layer and the published rules that are its effect. */
    public record Active(Layer layer, String name, boolean ofRulebook, Published effect) {}

    /**
     * Which price is announced as the one before.
     *
     * @param omnibus empty where the directive does not hold for the list
     * @param perishableTag goods with this tag are exempt from it
     */
    public record Announcing(Optional<Omnibus> omnibus, Optional<String> perishableTag) {}

    /**
     * Who stands for the run.
     *
     * @param approver who approved the layers; null where the project needs no second pair of eyes
     */
    public record People(UserId requester, @Nullable UserId approver) {}

    /** Whether a layer begins with this plan, so that SKUs may come under a sale that were under none. */
    boolean opens() {
        return active.stream().anyMatch(one -> changed.contains(one.layer().id()));
    }
}
