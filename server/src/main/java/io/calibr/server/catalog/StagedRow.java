package io.calibr.server.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one good line in the order of a staging table's columns; null where the file says nothing. */
record StagedRow(List<@Nullable Object> values) {

    StagedRow {
        values = Collections.unmodifiableList(
                new ArrayList<>(values)); // List.copyOf refuses the nulls that mean "nothing"
    }

    static StagedRow of(Object... values) {
        var plain = new ArrayList<@Nullable Object>(values.length);
        for (var value : values) {
            plain.add(value instanceof Optional<?> optional ? optional.orElse(null) : value);
        }
        return new StagedRow(plain);
    }
}
