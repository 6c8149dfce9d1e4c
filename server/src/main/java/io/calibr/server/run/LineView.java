package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One SKU of a run as the API shows it.
 *
 * @param title as it was when the run was made
 * @param outcome not there for an UNDO run, which computes nothing
 * @param before what the channel showed when the run was made
 * @param after what the run came to; not there where it came to no price
 * @param wanted what the rules wanted where the price was held
 * @param changePercent (after - before) / before, in per cent with two decimals
 * @param cost that the run was given, however it has changed since
 * @param marginBefore (before - cost) / before, in per cent with two decimals
 * @param marginAfter (after - cost) / after, likewise
 * @param rule the row that acted: the last one of the stages base and adjust; not there where none did, nor for an UNDO run
 * @param target the price to write; not there where there is none
 */
public record LineView(
        Sku sku,
        @Nullable String title,
        @Nullable Outcome outcome,
        @Nullable Money before,
        @Nullable Money after,
        @Nullable Money wanted,
        @Nullable BigDecimal changePercent,
        @Nullable Money cost,
        @Nullable BigDecimal marginBefore,
        @Nullable BigDecimal marginAfter,
        @Nullable RowView rule,
        List<ReasonView> reasons,
        @Nullable LineTarget target) {

    public LineView {
        reasons = List.copyOf(reasons);
    }

    /** The target that was left as it is. */
    Optional<TargetId> left() {
        return Optional.ofNullable(target)
                .filter(known -> known.state() == TargetState.SKIPPED)
                .map(LineTarget::id);
    }

    /** The same line with who changed its price, if it was left for that. */
    LineView with(Map<TargetId, LaterChangeView> changes) {
        if (target == null || !changes.containsKey(target.id())) {
            return this;
        }
        return new LineView(
                sku,
                title,
                outcome,
                before,
                after,
                wanted,
                changePercent,
                cost,
                marginBefore,
                marginAfter,
                rule,
                reasons,
                target.with(changes.get(target.id())));
    }

    /**
     * How far the price to write is.
     *
     * @param code why it is not written, with the message for people
     * @param changed who changed the price, where it was left as it is because somebody had
     */
    public record LineTarget(
            TargetId id,
            TargetState state,
            @Nullable Instant appliedAt,
            @Nullable String code,
            @Nullable String message,
            @Nullable LaterChangeView changed) {

        LineTarget with(@Nullable LaterChangeView change) {
            return new LineTarget(id, state, appliedAt, code, message, change);
        }
    }

    /** A part of a run's lines, and how many there are in all where that was asked for. */
    public record Lines(List<LineView> items, @Nullable Long total) {
        public Lines {
            items = List.copyOf(items);
        }
    }
}
