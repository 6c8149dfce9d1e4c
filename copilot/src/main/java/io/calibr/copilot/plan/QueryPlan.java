package io.calibr.copilot.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to read, in the words of the {@link SemanticModel}. It says nothing of tenant, project or rights.
 *
 * @param fields to show, in this order
 * @param time only for subjects that know changes
 * @param limit rows at most, 1 to {@value #MOST}
 */
public record QueryPlan(
        Subject subject,
        List<String> fields,
        List<Filter> filters,
        @Nullable TimeRange time,
        List<Sort> order,
        int limit) {

    public static final int MOST = 100;

    public QueryPlan {
        fields = List.copyOf(fields);
        filters = List.copyOf(filters);
        order = List.copyOf(order);
    }
}
