package io.calibr.engine.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merges two orders of keys that come from a third. What both sides have is ordered first, then what only one has follows
 * the key it followed there. Ours and theirs may be exchanged without another result.
 */
final class OrderMerge {

    /** Who is followed where both sides moved the same keys. */
    enum Side {
        OURS,
        THEIRS
    }

    private static final String TOP = "";

    private final Collection<String> ours;
    private final Collection<String> theirs;
    private final Set<String> shared;
    private final List<String> base;

    OrderMerge(Collection<String> base, Collection<String> ours, Collection<String> theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.shared = new HashSet<>(ours);
        shared.retainAll(theirs);
        shared.retainAll(base);
        this.base = Order.of(base, shared);
    }

    /** The keys that ours moved, then those that theirs moved. */
    List<Set<String>> moved() {
        return List.of(moved(Order.of(ours, shared)), moved(Order.of(theirs, shared)));
    }

    /** The order of what survives; empty where the sides moved the same keys to different places and nobody is followed. */
    Optional<List<String>> merged(Set<String> surviving, Optional<Side> followed) {
        return shared(followed).map(order -> insert(order, surviving));
    }

    private Optional<List<String>> shared(Optional<Side> followed) {
        var our = Order.of(ours, shared);
        var their = Order.of(theirs, shared);
        if (our.equals(base) || our.equals(their)) {
            return Optional.of(their);
        }
        if (their.equals(base)) {
            return Optional.of(our);
        }
        var both = replay(our, their);
        return both.equals(replay(their, our))
                ? Optional.of(both)
                : followed.map(side -> side == Side.OURS ? our : their);
    }

    private Set<String> moved(List<String> order) {
        var moved = new LinkedHashSet<>(order);
        moved.removeAll(Order.kept(base, order));
        return moved;
    }

    /** One side's order with the moves of the other made on it. */
    private List<String> replay(List<String> order, List<String> other) {
        var moves = moved(other);
        var replayed = new ArrayList<>(order);
        replayed.removeAll(moves);
        for (var index = 0; index < other.size(); index++) {
            if (moves.contains(other.get(index))) {
                var at = index == 0 ? 0 : replayed.indexOf(other.get(index - 1)) + 1;
                replayed.add(at, other.get(index));
            }
        }
        return replayed;
    }

    private List<String> insert(List<String> order, Set<String> surviving) {
        var blocks = List.of(followers(ours, surviving), followers(theirs, surviving));
        var result = new LinkedHashSet<String>();
        place(TOP, blocks, result);
        for (var key : order) {
            if (surviving.contains(key)) {
                result.add(key);
            }
            place(key, blocks, result);
        }
        return List.copyOf(result);
    }

    /** What only one side has, by the shared key it follows there. */
    private Map<String, List<String>> followers(Collection<String> side, Set<String> surviving) {
        var followers = new HashMap<String, List<String>>();
        var last = TOP;
        for (var key : side) {
            if (shared.contains(key)) {
                last = key;
            } else if (surviving.contains(key)) {
                followers.computeIfAbsent(last, _ -> new ArrayList<>()).add(key);
            }
        }
        return followers;
    }

    private static void place(String key, List<Map<String, List<String>>> blocks, Set<String> result) {
        var sorted = new LinkedHashMap<String, List<String>>();
        blocks.stream()
                .map(block -> block.getOrDefault(key, List.of()))
                .sorted(Comparator.comparing(keys -> String.join("\n", keys)))
                .forEach(keys -> sorted.put(String.join("\n", keys), keys));
        sorted.values().forEach(result::addAll);
    }
}
