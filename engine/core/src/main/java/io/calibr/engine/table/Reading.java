package io.calibr.engine.table;

import java.util.List;
import java.util.stream.Collectors;

/** What reading an authored file comes to. */
public sealed interface Reading {

    /** The file says what it means: the whole of it is in the table. */
    record Accepted(DecisionTable table) implements Reading {}

    /** At least one problem; all of them are listed, in the order of the file. */
    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }

    /**
     * The table, for callers that have nobody to show problems to.
     *
     * @throws IllegalArgumentException listing all problems, if the file was refused
     */
    default DecisionTable orThrow() {
        return switch (this) {
            case Accepted(var table) -> table;
            case Refused(var problems) ->
                throw new IllegalArgumentException(
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        };
    }
}
