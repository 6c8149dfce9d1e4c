package io.calibr.engine.compile;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on codes, with the keys by which Drools can look its row up.
 *
 * @param lookup by what the row can be found
 * @param slot the code that equals one of the keys where the condition holds
 * @param keys at least one where there is a look-up
 * @param test the whole condition
 * @param rest what is left to test once a key was found; null for nothing
 */
record CodedCondition(
        Lookup lookup,
        int slot,
        List<Integer> keys,
        Predicate<int[]> test,
        @Nullable Predicate<int[]> rest) {

    enum Lookup {
        NONE,
        CODE,
        TAG
    }

    /** A condition that can only be tested. */
    static CodedCondition tested(Predicate<int[]> test) {
        return new CodedCondition(Lookup.NONE, -1, List.of(), test, test);
    }

    /** A condition that holds where a code is one of {@code keys}. */
    static CodedCondition keyed(int slot, int[] keys) {
        return new CodedCondition(Lookup.CODE, slot, boxed(keys), codes -> contains(keys, codes[slot]), null);
    }

    /** The condition that holds where this one does not and {@code known} does. */
    CodedCondition negated(Predicate<int[]> known) {
        return tested(known.and(test.negate()));
    }

    static List<Integer> boxed(int[] keys) {
        return IntStream.of(keys).boxed().distinct().toList();
    }

    private static boolean contains(int[] keys, int code) {
        for (var key : keys) {
            if (key == code) {
                return true;
            }
        }
        return false;
    }
}
