package io.calibr.server.run;

import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a run are asked for.
 *
 * @param counted whether to say how many there are in all
 */
record LineRequest(Filter filter, LineSort sort, int limit, int offset, boolean counted) {

    /**
     * What is empty does not filter.
     *
     * @param row id of the row that acted, of that table
     * @param text a part of the SKU or title, in any case
     * @param state of the target
     */
    record Filter(
            Optional<Outcome> outcome,
            Optional<String> table,
            Optional<String> row,
            String text,
            Optional<TargetState> state) {

        static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty());

        Filter {
            if (row.isPresent() && table.isEmpty()) {
                throw Kind.INVALID_VALUE
                        .because("a row's id is unique in its table only: name the table too")
                        .with("parameter", "table");
            }
        }
    }

    /** @param sort as {@link LineSort#of} reads it */
    static LineRequest of(
            Filter filter, @Nullable String sort, @Nullable Integer limit, @Nullable Integer offset, boolean counted) {
        var from = offset == null ? 0 : offset;
        if (from < 0) {
            throw Kind.INVALID_VALUE.because("offset is not negative").with("parameter", "offset");
        }
        return new LineRequest(
                filter, LineSort.of(sort), PageRequest.of(limit, null).limit(), from, counted);
    }
}
