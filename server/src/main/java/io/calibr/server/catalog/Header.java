package io.calibr.server.catalog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Where each column of a file stands. */
final class Header {

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> attributes;

    private Header(List<String> names, Set<String> attributes) {
        IntStream.range(0, names.size()).forEach(i -> places.put(names.get(i), i));
        this.attributes = Set.copyOf(attributes);
    }

    /**
     * The first record read as a header; nothing, and every reason among the rejections, where it is not one of this kind.
     *
     * @param attributes columns the caller says are attributes of the SKU; any other unknown column is refused, because a
     *     misspelt {@code cots} would otherwise be lost in silence
     */
    static Optional<Header> read(CsvRow first, ImportKind kind, Set<String> attributes, Rejections rejections) {
        var names = first.cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        var before = rejections.count();
        refuseRepeated(names, rejections);
        kind.required().stream()
                .filter(column -> !names.contains(column))
                .forEach(column -> rejections.add(1, column, "the column is missing"));
        names.stream()
                .filter(name -> !kind.columns().contains(name) && !attributes.contains(name))
                .forEach(name -> rejections.add(1, name, unknown(name, kind)));
        return rejections.count() == before ? Optional.of(new Header(names, attributes)) : Optional.empty();
    }

    private static void refuseRepeated(List<String> names, Rejections rejections) {
        var seen = new HashSet<String>();
        names.stream()
                .filter(name -> !seen.add(name))
                .forEach(name -> rejections.add(1, name, "the column appears twice"));
    }

    private static String unknown(String name, ImportKind kind) {
        if (name.isEmpty()) {
            return "a column without a name";
        }
        var remedy = kind == ImportKind.PRODUCTS ? ", or name it in ?attributes= to keep it as an attribute" : "";
        return "the column is not known; a " + kind.word() + " file has " + String.join(", ", kind.columns()) + remedy;
    }

    int width() {
        return places.size();
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    /** The name of a field counted from 1, where there is one. */
    Optional<String> nameOf(int field) {
        return field < 1
                ? Optional.empty()
                : places.keySet().stream().skip(field - 1L).findFirst();
    }

    /** The extra columns of this file that are attributes. */
    List<String> attributes() {
        return places.keySet().stream().filter(attributes::contains).toList();
    }
}
