package io.calibr.server.layer;

import io.calibr.model.ConnectionId;
import io.calibr.model.LayerId;
import io.calibr.model.PriceListId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.run.RunView.RulesView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A layer as the API shows it.
 *
 * @param nextAt when the clock next has something to do with it
 * @param rules that it pinned
 * @param runs that opened it, closed it or took it away; not there in lists
 */
public record LayerView(
        LayerId id,
        String name,
        LayerState state,
        Where where,
        Instant from,
        Instant to,
        int priority,
        @Nullable UUID rulebookVersion,
        @Nullable UUID ruleVersion,
        @Nullable Instant nextAt,
        Who who,
        RulesView rules,
        @Nullable List<RunId> runs) {

    /** The price list, and the connection that its prices are written to. */
    public record Where(PriceListId priceList, @Nullable ConnectionId channel) {}

    /** Who asked and who agreed. */
    public record Who(
            UserId requestedBy,
            Instant createdAt,
            @Nullable UserId decidedBy,
            @Nullable Instant decidedAt) {}

    static LayerView of(ScheduledLayer layer, RulesView rules, @Nullable List<RunId> runs) {
        var content = layer.content();
        var effect = content.effect();
        var decision = layer.decision();
        return new LayerView(
                layer.id(),
                content.name(),
                layer.state(),
                new Where(content.place().list(), content.place().connection()),
                content.window().from(),
                content.window().to(),
                content.priority(),
                effect.ofRulebook() ? effect.version() : null,
                effect.ofRulebook() ? null : effect.version(),
                layer.nextAt(),
                new Who(decision.requester(), decision.created(), decision.approver(), decision.approved()),
                rules,
                runs);
    }
}
