package io.calibr.engine.version;

import io.calibr.engine.version.Merge.Conflict;
import io.calibr.engine.version.Merge.Conflicted;
import io.calibr.engine.version.Merge.Merged;
import io.calibr.engine.version.Merge.Resolution;
import io.calibr.engine.version.OrderMerge.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Merges by cell, rows known by id and columns by header: what one side changed counts, what both changed alike too. */
public final class TableMerge {

    private static final String PROPERTY = "# ";
    private static final String ROW_ORDER = "# order";
    private static final String COLUMN_ORDER = "# columns";

    private final TableContent base;
    private final TableContent ours;
    private final TableContent theirs;
    private final List<Resolution> resolutions;
    private final List<Conflict> conflicts = new ArrayList<>();

    private TableMerge(TableContent base, TableContent ours, TableContent theirs, List<Resolution> resolutions) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.resolutions = resolutions;
    }

    /**
     * Merges two texts.
     *
     * @param base what both come from
     * @param resolutions of conflicts; those that settle nothing are passed over
     */
    public static Merge of(TableContent base, TableContent ours, TableContent theirs, List<Resolution> resolutions) {
        return new TableMerge(base, ours, theirs, resolutions).merge();
    }

    private Merge merge() {
        var properties = properties();
        var columns = order(COLUMN_ORDER, base.columns(), ours.columns(), theirs.columns(), survivingColumns());
        var rows = order(ROW_ORDER, base.order(), ours.order(), theirs.order(), survivingRows());
        var merged = new LinkedHashMap<String, Map<String, String>>();
        rows.forEach(row -> merged.put(row, cells(row, columns)));
        return conflicts.isEmpty()
                ? new Merged(new TableContent(properties, columns, merged))
                : new Conflicted(conflicts);
    }

    private Map<String, String> properties() {
        var merged = new LinkedHashMap<String, String>();
        for (var name : all(
                base.properties().keySet(),
                ours.properties().keySet(),
                theirs.properties().keySet())) {
            var value = settle(
                    null,
                    PROPERTY + name,
                    base.properties().getOrDefault(name, ""),
                    ours.properties().getOrDefault(name, ""),
                    theirs.properties().getOrDefault(name, ""));
            if (!value.isEmpty()) {
                merged.put(name, value);
            }
        }
        return merged;
    }

    private Set<String> survivingColumns() {
        return surviving(
                all(base.columns(), ours.columns(), theirs.columns()),
                TableContent::columns,
                column -> change(null, column),
                (column, side) -> side.rows().keySet().stream()
                        .anyMatch(row -> !side.cell(row, column).equals(base.cell(row, column))));
    }

    private Set<String> survivingRows() {
        return surviving(
                all(base.order(), ours.order(), theirs.order()),
                TableContent::order,
                row -> change(row, null),
                (row, side) -> side.columns().stream()
                        .anyMatch(column -> !side.cell(row, column).equals(base.cell(row, column))));
    }

    /** How the sides and an author's decision name a row or column. */
    private record Named(@Nullable String row, @Nullable String column) {}

    private static Named change(@Nullable String row, @Nullable String column) {
        return new Named(row, column);
    }

    private Set<String> surviving(
            Set<String> keys,
            Function<TableContent, List<String>> of,
            Function<String, Named> named,
            BiPredicate<String, TableContent> changed) {
        var inBase = new HashSet<>(of.apply(base));
        var inOurs = new HashSet<>(of.apply(ours));
        var inTheirs = new HashSet<>(of.apply(theirs));
        var surviving = new LinkedHashSet<String>();
        for (var key : keys) {
            if (!inBase.contains(key) || (inOurs.contains(key) && inTheirs.contains(key))) {
                surviving.add(key);
            } else if (inOurs.contains(key) || inTheirs.contains(key)) {
                var left = inOurs.contains(key) ? ours : theirs;
                if (changed.test(key, left) && isKept(named.apply(key), inOurs.contains(key))) {
                    surviving.add(key);
                }
            }
        }
        return surviving;
    }

    private boolean isKept(Named named, boolean byUs) {
        var value = settle(
                named.row(), named.column(), "", byUs ? Merge.KEPT : Merge.REMOVED, byUs ? Merge.REMOVED : Merge.KEPT);
        return value.equals(Merge.KEPT);
    }

    private List<String> order(
            String name,
            Collection<String> from,
            Collection<String> our,
            Collection<String> their,
            Set<String> surviving) {
        var orders = new OrderMerge(from, our, their);
        var followed = resolution(null, name).flatMap(TableMerge::side);
        return orders.merged(surviving, followed).orElseGet(() -> {
            var moved = orders.moved();
            conflicts.add(new Conflict(
                    null, name, "", String.join(", ", moved.getFirst()), String.join(", ", moved.getLast())));
            return List.copyOf(surviving);
        });
    }

    private Map<String, String> cells(String row, List<String> columns) {
        var cells = new LinkedHashMap<String, String>();
        for (var column : columns) {
            var was = base.cell(row, column);
            var value = settle(row, column, was, cell(ours, row, column, was), cell(theirs, row, column, was));
            if (!value.isEmpty()) {
                cells.put(column, value);
            }
        }
        return cells;
    }

    /** A side without the row or column says nothing about its cell. */
    private static String cell(TableContent side, String row, String column, String unsaid) {
        return side.rows().containsKey(row) && side.columns().contains(column) ? side.cell(row, column) : unsaid;
    }

    /** The one of three that counts; an author's decision where all differ. */
    private String settle(@Nullable String row, @Nullable String column, String was, String our, String their) {
        if (our.equals(their) || their.equals(was)) {
            return our;
        }
        if (our.equals(was)) {
            return their;
        }
        return resolution(row, column).orElseGet(() -> {
            conflicts.add(new Conflict(row, column, was, our, their));
            return our;
        });
    }

    private Optional<String> resolution(@Nullable String row, @Nullable String column) {
        return resolutions.stream()
                .filter(settled -> Objects.equals(settled.row(), row) && Objects.equals(settled.column(), column))
                .map(Resolution::value)
                .map(String::strip)
                .findFirst();
    }

    private static Optional<Side> side(String word) {
        return switch (word) {
            case "ours" -> Optional.of(Side.OURS);
            case "theirs" -> Optional.of(Side.THEIRS);
            default -> Optional.empty();
        };
    }

    private static Set<String> all(Collection<String> some, Collection<String> more, Collection<String> most) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        all.addAll(most);
        return all;
    }
}
