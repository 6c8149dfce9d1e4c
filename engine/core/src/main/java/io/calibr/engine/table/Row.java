package io.calibr.engine.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row: all conditions must hold, and the formula where there is one. A row without either matches every SKU.
 *
 * @param id stable: moving a row never renames it; unique in its table
 * @param priority what {@link HitPolicy#PRIORITY} orders by, DRL's salience; 0 where nothing is said
 * @param exclusiveGroup at most one row of a group acts on a SKU
 * @param when conditions joined with and, or and not, beside those of the columns
 * @param actions of the table's stage; in ADJUST and BASE rows also bounds, which then hold only for the SKUs this row
 *     touched
 * @param note the author's own words; without effect
 */
public record Row(
        String id,
        int priority,
        Optional<String> exclusiveGroup,
        List<Condition> conditions,
        Optional<Formula> when,
        List<Action> actions,
        Optional<String> note) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Row {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    /** A row without a formula. */
    public Row(
            String id,
            int priority,
            Optional<String> exclusiveGroup,
            List<Condition> conditions,
            List<Action> actions,
            Optional<String> note) {
        this(id, priority, exclusiveGroup, conditions, Optional.empty(), actions, note);
    }

    /** A row without a formula and a note. */
    public Row(
            String id,
            int priority,
            Optional<String> exclusiveGroup,
            List<Condition> conditions,
            List<Action> actions) {
        this(id, priority, exclusiveGroup, conditions, actions, Optional.empty());
    }

    /** The same row with this formula. */
    public Row with(Formula formula) {
        return new Row(id, priority, exclusiveGroup, conditions, Optional.of(formula), actions, note);
    }

    /** Whether it matches every SKU. */
    public boolean matchesAll() {
        return conditions.isEmpty() && when.isEmpty();
    }

    /** Every condition, those of the columns first, then those within the formula. */
    public List<Condition> tests() {
        return when.isEmpty()
                ? conditions
                : Stream.concat(conditions.stream(), when.get().conditions().stream())
                        .toList();
    }

    /** Whether files may name a row or a group so: 1 to 64 letters, digits, dots, hyphens and underscores. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
