package io.calibr.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one file, in the order they are found. */
public final class Problems {

    private static final int LISTED = 1_000;

    private final String source;
    private final List<Problem> found = new ArrayList<>();
    private int unlisted;

    public Problems(String source) {
        this.source = source;
    }

    /** Complaints about a whole line. */
    public Complaint line(int line) {
        return (kind, message, suggestion) -> add(new Problem(kind, Place.line(source, line), message, suggestion));
    }

    /** Complaints about one place in a line. */
    public Complaint at(int line, String column) {
        return (kind, message, suggestion) ->
                add(new Problem(kind, Place.at(source, line, column), message, suggestion));
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
