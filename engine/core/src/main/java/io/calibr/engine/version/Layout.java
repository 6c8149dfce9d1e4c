package io.calibr.engine.version;

import io.calibr.engine.table.Excerpt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of a table: properties, then a header, then rows, with blank lines anywhere. */
final class Layout {

    private final List<Line> lines;
    private final Optional<Line> header;
    private @Nullable Map<String, Line> rows;
    private @Nullable List<String> columns;

    Layout(List<Line> lines) {
        this.lines = lines;
        this.header = lines.stream()
                .filter(line -> !line.blank() && !isProperty(line))
                .findFirst();
    }

    String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining());
    }

    Line header() {
        return header.orElseThrow(() -> new Misfit("the text has no header yet"));
    }

    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        above().filter(line -> !line.blank()).forEach(line -> properties.putIfAbsent(name(line), value(line)));
        return properties;
    }

    /** Column keys, one for each cell of the header; nothing where there is none. */
    List<String> columns() {
        if (columns == null) {
            columns = Keys.of(header.map(Line::cells).orElse(List.of()));
        }
        return columns;
    }

    int column(String key) {
        header();
        var index = columns().indexOf(key);
        if (index < 0) {
            throw new Misfit("there is no column \"" + Excerpt.of(key) + "\"");
        }
        return index;
    }

    /** The column that follows; null at the end. */
    @Nullable
    String columnAfter(int index) {
        return columns().stream()
                .skip(index + 1L)
                .filter(column -> !column.startsWith(Keys.MARK))
                .findFirst()
                .orElse(null);
    }

    Map<String, Line> rows() {
        if (rows == null) {
            var id = columns().indexOf(Editing.ID);
            var below = lines.subList(headerIndex() + 1, lines.size()).stream()
                    .filter(line -> !line.blank())
                    .toList();
            var keys = Keys.of(
                    below.stream().map(line -> id < 0 ? "" : line.cell(id)).toList());
            var found = new LinkedHashMap<String, Line>();
            for (var index = 0; index < keys.size(); index++) {
                found.put(keys.get(index), below.get(index));
            }
            rows = found;
        }
        return Collections.unmodifiableMap(rows);
    }

    Line row(String key) {
        var line = rows().get(key);
        if (line == null) {
            throw new Misfit("there is no row \"" + Excerpt.of(key) + "\"");
        }
        return line;
    }

    void forgetRows() {
        rows = null;
    }

    void forgetColumns() {
        columns = null;
    }

    void insert(String key, List<String> cells, @Nullable String before) {
        var at = place(before);
        lines.get(at - 1).terminate(lineEnd());
        lines.add(at, Line.of(cells, lineEnd()));
        forgetRows();
    }

    /** Takes a row out and says which one followed it; null at the end. */
    @Nullable
    String remove(String key) {
        var follower = follower(key);
        lines.remove(indexOf(row(key)));
        forgetRows();
        return follower;
    }

    /** Moves a row and says in front of which one it stood; null for the end. */
    @Nullable
    String move(String key, @Nullable String before) {
        if (key.equals(before)) {
            throw new Misfit("a row cannot stand in front of itself");
        }
        var line = row(key);
        var follower = follower(key);
        place(before);
        lines.getLast().terminate(lineEnd());
        lines.remove(indexOf(line));
        forgetRows();
        lines.add(place(before), line);
        forgetRows();
        return follower;
    }

    void addColumn(String name, @Nullable String before) {
        var at = before == null ? lastNamed() + 1 : column(before);
        for (var line : tabular()) {
            line.widen(at, line == header() ? name : "");
        }
        forgetColumns();
    }

    void removeColumn(int index) {
        tabular().forEach(line -> line.narrow(index));
        forgetColumns();
    }

    void property(String name, String value) {
        var old =
                above().filter(line -> !line.blank() && name(line).equals(name)).findFirst();
        if (value.isEmpty()) {
            old.ifPresent(lines::remove);
        } else if (old.isPresent()) {
            lines.set(
                    indexOf(old.get()),
                    Line.of(List.of("# " + name + ": " + value), old.get().end()));
        } else {
            var at = above().filter(line -> !line.blank())
                            .mapToInt(this::indexOf)
                            .max()
                            .orElse(-1)
                    + 1;
            lines.add(at, Line.of(List.of("# " + name + ": " + value), lineEnd()));
        }
    }

    private Stream<Line> above() {
        return lines.stream().limit(header.isPresent() ? headerIndex() : lines.size());
    }

    /** The header and the rows. */
    private List<Line> tabular() {
        header();
        return lines.subList(headerIndex(), lines.size()).stream()
                .filter(line -> !line.blank())
                .toList();
    }

    private int headerIndex() {
        return header.map(this::indexOf).orElse(lines.size() - 1);
    }

    private int lastNamed() {
        var cells = header().cells();
        var last = cells.size() - 1;
        while (last > 0 && cells.get(last).isEmpty()) {
            last--;
        }
        return last;
    }

    /** Where in the text a row goes. */
    private int place(@Nullable String before) {
        return before == null
                ? indexOf(
                                rows().isEmpty()
                                        ? header()
                                        : List.copyOf(rows().values()).getLast())
                        + 1
                : indexOf(row(before));
    }

    private @Nullable String follower(String key) {
        var keys = List.copyOf(rows().keySet());
        var next = keys.indexOf(key) + 1;
        return next < keys.size() ? keys.get(next) : null;
    }

    /** By identity: two lines may say the same. */
    private int indexOf(Line wanted) {
        return lines.indexOf(wanted);
    }

    private String lineEnd() {
        return lines.isEmpty() || lines.getFirst().end().isEmpty()
                ? "\n"
                : lines.getFirst().end();
    }

    private static boolean isProperty(Line line) {
        return line.cell(0).startsWith(Keys.MARK);
    }

    private static String name(Line line) {
        return line.cell(0).substring(1).split(":", 2)[0].strip();
    }

    /** A value may hold commas without standing in quotes; a spreadsheet adds some at its end. */
    private static String value(Line line) {
        var whole = String.join(", ", line.cells()).replaceFirst("[, ]+$", "");
        var parts = whole.substring(1).split(":", 2);
        return parts.length == 1 ? "" : parts[1].strip();
    }
}
