package io.calibr.engine.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects problems, each with the place it was found at. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    List<Problem> all() {
        return Collections.unmodifiableList(found);
    }

    Place in(String table) {
        return new Place(table, "", "");
    }

    /** Where a problem is. */
    final class Place {
        private final String table;
        private final String row;
        private final String column;

        private Place(String table, String row, String column) {
            this.table = table;
            this.row = row;
            this.column = column;
        }

        Place row(String id) {
            return new Place(table, id, column);
        }

        Place column(String name) {
            return new Place(table, row, name);
        }

        void add(String message) {
            found.add(new Problem(table, row, column, message));
        }
    }
}
