package io.calibr.server.run;

import java.util.List;

/** Some of a run's targets, each named by its SKU or by its id. */
record UndoPart(boolean bySku, List<String> names) {

    UndoPart {
        names = List.copyOf(names);
    }

    /** What the names are compared with, for SQL. */
    String column() {
        return bySku ? "t.sku" : "t.id::text";
    }
}
