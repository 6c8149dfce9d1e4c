package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.util.List;
import java.util.Optional;

/** One tag: part 0 are the SKUs without it, part 1 those that have it. A SKU's tags are never missing. */
record TagAxis(Term term, String tag) implements Axis {

    static final Spans WITHOUT = Spans.of(0, 1);
    static final Spans WITH = Spans.of(1, 2);

    @Override
    public int size() {
        return 2;
    }

    @Override
    public Spans known() {
        return Spans.of(0, 2);
    }

    /** A condition on tags is about several axes: see {@link Space}. */
    @Override
    public Optional<Spans> where(Condition condition) {
        return Optional.empty();
    }

    @Override
    public Optional<String> sample(int part) {
        return part == 1 ? Optional.of(tag) : Optional.empty();
    }

    @Override
    public Optional<List<Condition>> wording(Spans parts) {
        return parts.equals(WITH)
                ? Optional.of(List.of(new Condition(term, Operator.ALL_OF, List.of(new Value.Text(tag)))))
                : Optional.empty();
    }
}
