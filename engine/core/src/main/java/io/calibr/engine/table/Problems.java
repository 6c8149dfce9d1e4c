package io.calibr.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one file, in the order they are found. */
public final class Problems {

    private static final int LISTED = 1_000;

    private final Places places;
    private final List<Problem> found = new ArrayList<>();
    private int unlisted;

    public Problems(String source) {
        this(Places.lines(source));
    }

    public Problems(Places places) {
        this.places = places;
    }

    /** Complaints about a whole line. */
    public Complaint line(int line) {
        return at(places.row(line));
    }

    /** Complaints about one place in a line. */
    public Complaint at(int line, String column) {
        var row = places.row(line);
        return at(new Place(row.source(), row.sheet(), line, Optional.of(column)));
    }

    /**
     * Complaints about one cell.
     *
     * @param column from 0
     * @param header above it; empty where there is none
     */
    public Complaint cell(int line, int column, String header) {
        return at(places.cell(line, column, header));
    }

    /** Complaints about a place. */
    public Complaint at(Place place) {
        return (kind, message, suggestion) -> add(new Problem(kind, place, message, suggestion));
    }

    private void add(Problem problem) {
        if (found.size() < LISTED) {
            found.add(problem);
        } else {
            unlisted++;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size() + unlisted;
    }

    /** All problems; a thousand at most, the last line then saying how many more there are. */
    public List<Problem> list() {
        if (unlisted == 0) {
            return List.copyOf(found);
        }
        var all = new ArrayList<>(found);
        all.add(new Problem(
                Problem.Kind.TOO_MANY_PROBLEMS,
                found.getLast().place(),
                unlisted + " more problems are not listed",
                Optional.empty()));
        return List.copyOf(all);
    }
}
