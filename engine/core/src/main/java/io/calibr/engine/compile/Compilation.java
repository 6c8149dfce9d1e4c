package io.calibr.engine.compile;

import java.util.List;

/** What came of compiling tables: a rule set, or every reason why there is none. */
public sealed interface Compilation {

    record Compiled(RuleSet ruleSet) implements Compilation {}

    /** Nothing is priced with rejected tables; at least one problem. */
    record Rejected(List<Problem> problems) implements Compilation {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The rule set, for callers whose tables are known to be good.
     *
     * @throws IllegalArgumentException naming every problem
     */
    default RuleSet orThrow() {
        return switch (this) {
            case Compiled compiled -> compiled.ruleSet();
            case Rejected rejected -> throw new IllegalArgumentException("rejected: " + rejected.problems());
        };
    }
}
