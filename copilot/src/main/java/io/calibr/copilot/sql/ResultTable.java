package io.calibr.copilot.sql;

import io.calibr.copilot.plan.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a statement found. Values are by type of the column: String, Long in minor units or as a count, BigDecimal,
 * Instant, Boolean, UUID; null where it is not known.
 */
public record ResultTable(List<Field> columns, List<Row> rows) {

    public ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One row; its values stand in the order of the columns. */
    public record Row(List<@Nullable Object> values) {
        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /** A row of these values; what is not known is empty. */
        public static Row of(List<Optional<Object>> values) {
            return new Row(values.stream()
                    .<@Nullable Object>map(value -> value.orElse(null))
                    .toList());
        }
    }

    /** The same rows with some of the columns. */
    public ResultTable only(Predicate<Field> shown) {
        var at = IntStream.range(0, columns.size())
                .filter(column -> shown.test(columns.get(column)))
                .boxed()
                .toList();
        return new ResultTable(
                at.stream().map(columns::get).toList(),
                rows.stream()
                        .map(row -> new Row(at.stream()
                                .<@Nullable Object>map(row.values()::get)
                                .toList()))
                        .toList());
    }

    /** A value by the name of its field; empty where it is null or was not asked for. */
    public <T> Optional<T> value(Row row, String field, Class<T> type) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).name().equals(field)) {
                return Optional.ofNullable(row.values().get(at)).map(type::cast);
            }
        }
        return Optional.empty();
    }

    public Optional<String> text(Row row, String field) {
        return value(row, field, String.class);
    }
}
