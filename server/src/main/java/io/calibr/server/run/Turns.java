package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Whose turn it is to write: so many lanes in all, fewer for one tenant, fewer still on one channel. Who had the last turn
 * is asked last.
 */
final class Turns {

    private static final int REMEMBERED = 10_000;

    private final WriteSettings most;
    private final Map<TenantId, Integer> tenants = new HashMap<>();
    private final Map<Place, Integer> channels = new HashMap<>();
    private final SequencedMap<TenantId, Long> served = new LinkedHashMap<>();
    private int all;
    private long turn;

    Turns(WriteSettings most) {
        this.most = most;
    }

    /** Takes a lane, if there is room for one more. */
    synchronized boolean begin(TenantId tenant, Optional<ConnectionId> channel) {
        var place = new Place(tenant, channel);
        if (all >= room(tenant)
                || tenants.getOrDefault(tenant, 0) >= most.tenantCalls()
                || channels.getOrDefault(place, 0) >= most.channelCalls()) {
            return false;
        }
        all++;
        tenants.merge(tenant, 1, Integer::sum);
        channels.merge(place, 1, Integer::sum);
        served.putLast(tenant, turn++);
        if (served.size() > REMEMBERED) {
            served.pollFirstEntry();
        }
        return true;
    }

    /** A quarter is kept for tenants that have no lane yet. */
    private int room(TenantId tenant) {
        return tenants.containsKey(tenant) ? most.calls() - most.calls() / 4 : most.calls();
    }

    synchronized void end(TenantId tenant, Optional<ConnectionId> channel) {
        all--;
        tenants.computeIfPresent(tenant, (key, lanes) -> lanes > 1 ? lanes - 1 : null);
        channels.computeIfPresent(new Place(tenant, channel), (key, lanes) -> lanes > 1 ? lanes - 1 : null);
    }

    /** Those first whose turn is the longest ago. */
    synchronized List<TenantId> inOrder(List<TenantId> waiting) {
        var order = new ArrayList<>(waiting);
        order.sort(Comparator.comparingLong(tenant -> served.getOrDefault(tenant, -1L)));
        return order;
    }

    private record Place(TenantId tenant, Optional<ConnectionId> channel) {}
}
