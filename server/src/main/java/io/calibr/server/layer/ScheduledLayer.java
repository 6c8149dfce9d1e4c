package io.calibr.server.layer;

import io.calibr.engine.layer.Layer;
import io.calibr.engine.layer.Window;
import io.calibr.model.ConnectionId;
import io.calibr.model.LayerId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.problem.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A layer as it is planned, and where it stands.
 *
 * @param version grows with each move: the compare in compare-and-set
 * @param nextAt when the clock next has something to do with it; null for never
 */
record ScheduledLayer(
        LayerId id,
        Content content,
        LayerState state,
        long version,
        @Nullable Instant nextAt,
        Decision decision) {

    /** What it is; only its end may come earlier. */
    record Content(ProjectId project, String name, Place place, Effect effect, Window window, int priority) {}

    /** Where it lies: a price list and the channel that its prices are written to, if any. */
    record Place(PriceListId list, @Nullable ConnectionId connection) {

        Optional<ConnectionId> channel() {
            return Optional.ofNullable(connection);
        }
    }

    /** A published version of a rulebook, or of a rule. */
    record Effect(UUID version, boolean ofRulebook) {}

    /** Who asked and who agreed. */
    record Decision(
            UserId requester,
            Instant created,
            @Nullable UserId approver,
            @Nullable Instant approved) {}

    Layer layer() {
        return new Layer(id, content.window(), content.priority());
    }

    boolean isDue(Instant at) {
        return nextAt != null && !nextAt.isAfter(at);
    }

    /** Whether it lies over the prices at the instant. */
    boolean isActive(Instant at) {
        return (state == LayerState.APPROVED || state == LayerState.OPEN)
                && content.window().contains(at);
    }

    /** Whether its whole window passed while nobody was there to open it. */
    boolean isMissed(Instant at) {
        return state == LayerState.APPROVED && !content.window().to().isAfter(at);
    }

    ScheduledLayer approved(UserId approver, Instant at) {
        var agreed = new Decision(decision.requester(), decision.created(), approver, at);
        return to(LayerState.APPROVED, content.window().from(), content, agreed);
    }

    ScheduledLayer rejected(UserId approver, Instant at) {
        var refused = new Decision(decision.requester(), decision.created(), approver, at);
        return to(LayerState.REJECTED, null, content, refused);
    }

    /** Taken away; what it changed is put back at the clock's next turn. */
    ScheduledLayer removed(Instant at) {
        return to(LayerState.REMOVED, state == LayerState.OPEN ? at : null, content, decision);
    }

    /** The same layer with an earlier end. */
    ScheduledLayer endingAt(Instant end) {
        var window = content.window();
        if (state != LayerState.APPROVED && state != LayerState.OPEN) {
            throw refused();
        }
        if (!end.isBefore(window.to()) || !end.isAfter(window.from())) {
            throw Kind.INVALID_VALUE
                    .because("a layer ends earlier than planned, and after it begins")
                    .with("member", "at")
                    .with("layer", id);
        }
        var shorter = new Content(
                content.project(),
                content.name(),
                content.place(),
                content.effect(),
                new Window(window.from(), end),
                content.priority());
        var turn = state == LayerState.OPEN ? end : nextAt;
        return new ScheduledLayer(id, shorter, state, version + 1, turn, decision);
    }

    /** What is due at the instant has been done. */
    ScheduledLayer turned(Instant at) {
        return switch (state) {
            case APPROVED ->
                isMissed(at)
                        ? to(LayerState.ENDED, null, content, decision)
                        : to(LayerState.OPEN, content.window().to(), content, decision);
            case OPEN ->
                content.window().to().isAfter(at)
                        ? new ScheduledLayer(
                                id,
                                content,
                                state,
                                version + 1,
                                content.window().to(),
                                decision)
                        : to(LayerState.ENDED, null, content, decision);
            case PROPOSED, REJECTED, ENDED, REMOVED ->
                new ScheduledLayer(id, content, state, version + 1, null, decision);
        };
    }

    private ScheduledLayer to(LayerState next, @Nullable Instant turn, Content what, Decision who) {
        if (!state.mayBecome(next)) {
            throw refused();
        }
        return new ScheduledLayer(id, what, next, version + 1, turn, who);
    }

    private RuntimeException refused() {
        return Kind.LAYER_STATE.because("it is " + state).with("layer", id).with("state", state);
    }
}
