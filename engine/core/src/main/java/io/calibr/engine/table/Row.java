package io.calibr.engine.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row: all conditions must hold. A row without conditions matches every SKU.
 *
 * @param id stable: moving a row never renames it; unique in its table
 * @param priority what {@link HitPolicy#PRIORITY} orders by, DRL's salience; 0 where nothing is said
 * @param exclusiveGroup at most one row of a group acts on a SKU
 * @param actions of the table's stage; in ADJUST and BASE rows also bounds, which then hold only for the SKUs this row
 *     touched
 * @param note the author's own words; without effect
 */
public record Row(
        String id,
        int priority,
        Optional<String> exclusiveGroup,
        List<Condition> conditions,
        List<Action> actions,
        Optional<String> note) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Row {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    /** A row without a note. */
    public Row(
            String id,
            int priority,
            Optional<String> exclusiveGroup,
            List<Condition> conditions,
            List<Action> actions) {
        this(id, priority, exclusiveGroup, conditions, actions, Optional.empty());
    }

    /** Whether files may name a row or a group so: 1 to 64 letters, digits, dots, hyphens and underscores. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
