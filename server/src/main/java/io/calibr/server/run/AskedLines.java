package io.calibr.server.run;

import io.calibr.model.RunId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a filter with their parameters, behind those of {@link LineSql#PARAMETERS}. */
final class AskedLines {

    private static final int NO_SUCH = -1;

    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    /** @param rows the run's rules; null for an UNDO run */
    AskedLines(Run run, RunId explained, LineRequest.Filter filter, @Nullable PinnedRows rows) {
        parameters.add(run.id().value());
        parameters.add(explained.value());
        filter.outcome().ifPresent(outcome -> where("outcome = ?", outcome));
        filter.state().ifPresent(state -> where("state = ?", state));
        filter.table().ifPresent(name -> {
            var table = rows == null ? NO_SUCH : rows.table(name).orElse(NO_SUCH);
            where("acting_table = ?", table);
            filter.row().ifPresent(id -> where("acting_row = ?", row(rows, table, id)));
        });
        if (!filter.text().isEmpty()) {
            var pattern = "%"
                    + filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
                    + "%";
            where("(sku ilike ? or facts #>> '{attributes,title}' ilike ?)", pattern, pattern);
        }
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    void add(@Nullable Object parameter) {
        parameters.add(parameter);
    }

    @Nullable
    Object[] parameters() {
        return parameters.toArray();
    }

    private void where(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    private static int row(@Nullable PinnedRows rows, int table, String id) {
        return rows == null || table == NO_SUCH ? NO_SUCH : rows.row(table, id).orElse(NO_SUCH);
    }
}
