package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.LivePrice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every change of a price that a simulated channel ever saw, whoever made it: what is true, whatever anybody recorded. */
final class Ledger {

    /** A price that became live; {@code ours} tells Calibr's writes from what people edit on the channel. */
    record Effect(LivePrice price, boolean ours) {}

    private final Map<ChannelRef, List<Effect>> effects = new HashMap<>();

    void list(ChannelRef ref, LivePrice price) {
        record(ref, price, false);
    }

    void record(ChannelRef ref, LivePrice price, boolean ours) {
        of(ref).add(new Effect(price, ours));
    }

    List<Effect> of(ChannelRef ref) {
        return effects.computeIfAbsent(ref, _ -> new ArrayList<>());
    }

    LivePrice live(ChannelRef ref) {
        return of(ref).getLast().price();
    }

    /** What the channel showed before the last change; empty if there was none. */
    Optional<LivePrice> before(ChannelRef ref) {
        var all = of(ref);
        return all.size() < 2
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 2).price());
    }

    boolean wasLive(ChannelRef ref, LivePrice price) {
        return of(ref).stream().anyMatch(effect -> effect.price().equals(price));
    }

    /** Whether a price of ours became live again after another one had replaced it. */
    boolean isRepeated(ChannelRef ref, LivePrice price) {
        var times = 0;
        Effect last = null;
        for (var effect : of(ref)) {
            var same = effect.ours() && effect.price().equals(price);
            if (same && (last == null || !last.price().equals(price))) {
                times++;
            }
            last = effect;
        }
        return times > 1;
    }
}
