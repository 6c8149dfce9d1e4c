package io.calibr.engine.compile;

import io.calibr.engine.table.Condition;
import io.calibr.engine.vocabulary.Term;
import org.jspecify.annotations.Nullable;

/**
 * Turns the facts of one term into small numbers that keep exactly what the conditions on it can tell apart: where a number
 * lies among the thresholds, which of the named words a text is. Facts with equal codes meet the same conditions.
 */
public sealed interface Coding permits OrderedCoding, PathCoding, TagCoding, WordCoding {

    /** The code of a missing fact; no condition is met by it. */
    int MISSING = -1;

    Term term();

    /** How many codes a fact takes. */
    int width();

    /**
     * Writes the codes of a fact.
     *
     * @param fact as {@code term}'s type has it, or null for a missing one
     * @param at where in {@code codes} the first goes
     */
    void encode(@Nullable Object fact, int[] codes, int at);

    /** Whether the codes that start at {@code at} are of a fact that is known. */
    default boolean known(int[] codes, int at) {
        return codes[at] != MISSING;
    }

    /** The condition in terms of codes that start at {@code at}. It must have been among those the coding was made for. */
    CodedCondition code(Condition condition, int at);
}
