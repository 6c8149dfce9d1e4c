package io.calibr.cli.example;

import io.calibr.engine.example.Example;
import io.calibr.engine.example.ExampleFailure;
import java.util.List;

/**
 * What came of the examples of one rule.
 *
 * @param rule its name
 * @param path of the file of examples
 * @param rows how many the table has
 * @param unreached ids of the rows that no example reaches
 */
public record ExampleRun(String rule, String path, List<Case> cases, int rows, List<String> unreached) {

    public ExampleRun {
        cases = List.copyOf(cases);
        unreached = List.copyOf(unreached);
    }

    /** One example and what is not as it says. */
    public record Case(Example example, List<ExampleFailure> failures) {
        public Case {
            failures = List.copyOf(failures);
        }

        public boolean holds() {
            return failures.isEmpty();
        }
    }

    public long failed() {
        return cases.stream().filter(example -> !example.holds()).count();
    }

    public int reached() {
        return rows - unreached.size();
    }
}
