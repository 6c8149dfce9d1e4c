package io.calibr.engine.version;

import java.util.List;

/** What became of a list of patches: all of them, or nothing. */
public sealed interface Patched {

    /**
     * All were made.
     *
     * @param inverse patches that bring back what the table said before
     */
    record Applied(TableText table, List<Patch> inverse) implements Patched {
        public Applied {
            inverse = List.copyOf(inverse);
        }
    }

    /**
     * One does not fit the table as the ones before it left it.
     *
     * @param index of that patch, from 0
     * @param reason for the author
     */
    record Rejected(int index, String reason) implements Patched {}
}
