package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.vocabulary.Term;
import java.util.List;
import java.util.Optional;

/**
 * Everything the fact of one term can be, cut into the parts that a table's conditions can tell apart. Parts are numbered
 * from 0; each holds at least one fact that exists. Where the fact may be missing, that is the last part, and no condition
 * holds there.
 */
sealed interface Axis permits OrderedAxis, PathAxis, TagAxis, WordAxis {

    Term term();

    /** How many parts there are, a missing fact among them. */
    int size();

    /** The parts in which the fact is known. */
    Spans known();

    /** The parts in which a condition of the table holds; nothing where the axis cannot tell. */
    Optional<Spans> where(Condition condition);

    /** A fact that lies in this part, as an author would write it; nothing for a missing one. */
    Optional<String> sample(int part);

    /** Conditions that hold in exactly these parts, all of them known ones; nothing where no conditions say that. */
    Optional<List<Condition>> wording(Spans parts);

    /** Whether a SKU may lack the fact. */
    default boolean canBeMissing() {
        return known().size() < size();
    }

    /** Those of {@code parts}, at least one, that conditions can say best. */
    default Spans narrowed(Spans parts) {
        return parts;
    }
}
