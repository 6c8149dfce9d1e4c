package io.calibr.engine.version;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Makes names unique, so that a table whose ids or headers are not unique yet can still be edited. */
final class Keys {

    /** Begins the keys of the nameless, and ends the name of those that stand twice; no valid id or header has it. */
    static final String MARK = "#";

    private Keys() {}

    /** The name itself, {@code name#2} where it stands for the second time, {@code #3} where it is empty for the third time. */
    static List<String> of(List<String> names) {
        var counts = new HashMap<String, Integer>();
        var taken = new HashSet<>(names);
        var keys = new ArrayList<String>(names.size());
        for (var name : names) {
            var count = counts.merge(name, 1, Integer::sum);
            if (count == 1 && !name.isEmpty()) {
                keys.add(name);
                continue;
            }
            while (!taken.add(name + MARK + count)) {
                count = counts.merge(name, 1, Integer::sum);
            }
            keys.add(name + MARK + count);
        }
        return keys;
    }
}
