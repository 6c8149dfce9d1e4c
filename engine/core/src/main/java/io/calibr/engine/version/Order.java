package io.calibr.engine.version;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the order of unique keys. */
final class Order {

    private Order() {}

    static List<String> of(Collection<String> keys, Set<String> only) {
        return keys.stream().filter(only::contains).toList();
    }

    /** What need not move to get from one order to the other: a longest common subsequence. */
    static Set<String> kept(Collection<String> from, Collection<String> to) {
        var position = new HashMap<String, Integer>();
        from.forEach(key -> position.put(key, position.size()));
        var common = to.stream().filter(position::containsKey).toList();
        var tails = new int[common.size()];
        var positions = new int[common.size()];
        var longest = 0;
        var previous = new int[common.size()];
        for (var index = 0; index < common.size(); index++) {
            var at = position.getOrDefault(common.get(index), 0);
            var length = -Arrays.binarySearch(positions, 0, longest, at) - 1;
            previous[index] = length == 0 ? -1 : tails[length - 1];
            tails[length] = index;
            positions[length] = at;
            longest = Math.max(longest, length + 1);
        }
        var kept = new HashSet<String>();
        for (var index = longest == 0 ? -1 : tails[longest - 1]; index >= 0; index = previous[index]) {
            kept.add(common.get(index));
        }
        return kept;
    }
}
