package io.calibr.engine.json;

import io.calibr.engine.table.Place;
import io.calibr.engine.table.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places in a JSON document. What a table's reader takes for line numbers are the numbers of spots here, since a document
 * may stand on one line.
 */
final class JsonPlaces implements Places {

    private static final String ID = "id";

    /**
     * Something a table's reader takes as a line.
     *
     * @param cells lines of a row's cells by header
     */
    private record Spot(int line, String pointer, Map<String, Integer> cells) {}

    private final String source;
    private final List<Spot> spots = new ArrayList<>();

    JsonPlaces(String source) {
        this.source = source;
        add(1, "", Map.of());
    }

    /** The number by which {@link #row} and {@link #cell} know this spot. */
    int add(int line, String pointer, Map<String, Integer> cells) {
        spots.add(new Spot(line, pointer, cells));
        return spots.size();
    }

    Place at(int line, String pointer) {
        return new Place(source, line, pointer.isEmpty() ? Optional.empty() : Optional.of(pointer));
    }

    @Override
    public Place row(int number) {
        var spot = spots.get(number - 1);
        return at(spot.line(), spot.pointer());
    }

    @Override
    public Place cell(int number, int column, String header) {
        var spot = spots.get(number - 1);
        if (!spot.pointer().startsWith("/rows/")) {
            return at(spot.line(), spot.pointer() + "/" + column);
        }
        var line = spot.cells().getOrDefault(header, spot.line());
        return at(line, spot.pointer() + (header.equals(ID) ? "/id" : "/cells/" + escaped(header)));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
