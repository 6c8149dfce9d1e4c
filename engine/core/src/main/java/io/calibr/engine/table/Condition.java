package io.calibr.engine.table;

import io.calibr.engine.vocabulary.Term;
import java.util.List;

/** One test of a row. It does not match a SKU that lacks the fact, whatever the operator. */
public record Condition(Term term, Operator operator, List<Value> operands) {

    public Condition {
        operands = List.copyOf(operands);
        if (operands.isEmpty()) {
            throw new IllegalArgumentException("a condition on " + term.name() + " has at least one operand");
        }
    }

    /** The header of its column, without a currency: {@code stock >=}. */
    public String header() {
        return RowWriter.header(this);
    }

    /** The text of its cell. */
    public String cell() {
        return RowWriter.text(this);
    }
}
