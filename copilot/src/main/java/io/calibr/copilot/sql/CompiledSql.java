package io.calibr.copilot.sql;

import io.calibr.copilot.plan.Field;
import io.calibr.copilot.plan.Subject;
import java.util.List;

/**
 * A statement of ours. Its text is made of constants; whatever comes from a question or a model is among the binds.
 *
 * @param binds in order: UUID, String, Boolean, BigDecimal, Instant or Integer
 * @param columns of the result, in order: those of the plan, then its totals
 */
public record CompiledSql(Subject subject, String text, List<Object> binds, List<Field> columns) {

    public CompiledSql {
        binds = List.copyOf(binds);
        columns = List.copyOf(columns);
    }
}
