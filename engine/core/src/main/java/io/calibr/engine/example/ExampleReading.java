package io.calibr.engine.example;

import java.util.List;

/** What came of reading a file of examples: all of them, or everything that is wrong with it. */
public sealed interface ExampleReading {

    /** At least one example. */
    record Read(Examples examples) implements ExampleReading {}

    /** Each problem names file, line and column. */
    record Rejected(List<String> problems) implements ExampleReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The examples, for callers whose file is known to be good.
     *
     * @throws IllegalArgumentException naming every problem
     */
    default Examples orThrow() {
        return switch (this) {
            case Read read -> read.examples();
            case Rejected rejected -> throw new IllegalArgumentException(String.join("; ", rejected.problems()));
        };
    }
}
